#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Sign the bundle, have Apple look at it, and put it into a disk image.
#   packaging/macos/sign.sh refdesk.app refdesk.dmg
# REFDESK_CODESIGN_IDENTITY   "Developer ID Application: …"; without it the bundle is signed for this machine alone
# REFDESK_NOTARY_PROFILE      a profile of "xcrun notarytool store-credentials"; without it Apple is not asked
set -eu
bundle=$1
image=$2
here=$(dirname "$0")
identity=${REFDESK_CODESIGN_IDENTITY:--}

# From the inside out: a signature covers those within.
find "$bundle/Contents" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 |
    xargs -0 -n 20 codesign --force --timestamp --options runtime --sign "$identity"
codesign --force --timestamp --options runtime --entitlements "$here/entitlements.plist" --sign "$identity" "$bundle"
codesign --verify --deep --strict "$bundle"

rm -f "$image"
hdiutil create -volname refdesk -srcfolder "$bundle" -fs HFS+ -format UDZO "$image"
if [ -n "${REFDESK_NOTARY_PROFILE:-}" ]; then
    codesign --timestamp --sign "$identity" "$image"
    xcrun notarytool submit "$image" --keychain-profile "$REFDESK_NOTARY_PROFILE" --wait
    xcrun stapler staple "$image"
    spctl --assess --type open --context context:primary-signature "$image"
fi
