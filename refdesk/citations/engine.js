// SPDX-License-Identifier: GPL-3.0-or-later
// What Python calls inside V8. citeproc-js has been evaluated before this, with `module` defined.
"use strict";

var refdesk = (function (CSL) {
    var locales = {};
    var engines = {};
    var items = {};
    var serial = 0;
    var MARK = "\ue0f7";  // no other sign of marks.py

    var sys = {
        retrieveLocale: function (code) { return locales[code] || false; },
        retrieveItem: function (id) { return items[id]; },  // citeproc-js copies it
        // Says which item an entry is of: some items have none.
        embedBibliographyEntry: function (id) { return MARK + id; }
    };

    // A work by "Smith" and one by "Smith et al." are not by the same authors, although their
    // printed names are equal: the comparison behind "———" gets the names that were cut off, too.
    var rendered = CSL.NameOutput.prototype.setRenderedName;
    CSL.NameOutput.prototype.setRenderedName = function (name) {
        rendered.call(this, name);
        var state = this.state;
        var rule = state.bibliography.opt["subsequent-author-substitute-rule"] || "";
        if (state.tmp.area !== "bibliography" || rule.slice(0, 8) === "partial-") {
            return;
        }
        if (state.tmp.rendered_name.length === 1) {
            var all = [];
            this.variables.forEach(function (variable) {
                all = all.concat(this.Item[variable] || []);
            }, this);
            state.tmp.rendered_name.push(all.map(function (one) {
                return CSL.NAME_PARTS.map(function (part) { return one[part] || ""; }).join(" ");
            }).join(";"));
        }
    };

    // Title case as the manuals have it (MLA 2.90, CMOS 8.160), where citeproc-js leaves a word small:
    // the last of a compound (Follow-Up), the first after a dash, the last before a subtitle.
    var toTitleCase = CSL.Output.Formatters.title;
    CSL.Output.Formatters.title = function (state, text) {
        var capital = function (all, before, word) {
            return before + word.charAt(0).toUpperCase() + word.slice(1);
        };
        text = text
            .replace(/([a-z]-)(up|on|off|in|out|down|over|by|through)(?![\w-])/g, capital)
            .replace(/(—|\s[-–]\s)([a-z]+)(?![\w.])/g, capital)
            .replace(/(\s)(so|yet|for|by|up|in|on|off|out|over|with|to)(?=[?!:])/g, capital);
        return toTitleCase(state, text);
    };

    // Same order as citeproc-js makes, with one collator kept instead of one made a comparison.
    var collators = {};
    CSL.getSortCompare = function (locale) {
        locale = locale || "en-US";
        if (!collators[locale]) {
            collators[locale] = new Intl.Collator(
                locale, { sensitivity: "base", ignorePunctuation: true, numeric: true }
            );
        }
        var collator = collators[locale];
        var strip = collator.compare("[x", "x") !== 0;
        var key = function (text) {
            text = CSL.toLocaleLowerCase.call(this, text);
            return strip ? text.replace(/^[\[\]'"]*/g, "") : text;
        }.bind(this);
        return function (a, b) { return collator.compare(key(a), key(b)); };
    };

    // Pages of one bibliography are one list: the author of the last entry of a page counts on
    // the next one, which citeproc-js forgets between pages.
    function rememberLastNames(engine) {
        var last = false;
        Object.defineProperty(engine.tmp, "last_rendered_name", {
            get: function () { return last; },
            set: function (value) { if (value !== false || !engine.refdesk_paging) { last = value; } }
        });
    }

    function keep(list) {
        list.forEach(function (item) {
            item.system_id = item.id;
            items[item.id] = item;
        });
        return list.map(function (item) { return item.id; });
    }

    // Entries as [id, HTML]. Items that print nothing have an id but no entry, or an entry with the
    // engine's complaint.
    function entriesOf(made) {
        return made[1].filter(function (html) {
            return html.indexOf("[CSL STYLE ERROR") < 0;
        }).map(function (html) {
            var end = html.lastIndexOf(MARK);
            return [html.slice(end + MARK.length).trim(), html.slice(0, end)];
        });
    }

    return {
        // locale(code, tree): keep a locale for the styles that are loaded later.
        locale: function (code, tree) { locales[code] = tree; return ""; },

        // load(key, tree, language): make a style ready.
        load: function (key, tree, language) {
            var engine = new CSL.Engine(sys, tree, language, true);
            engine.opt.development_extensions.wrap_url_and_doi = true;
            rememberLastNames(engine);
            engines[key] = engine;
            return "";
        },

        drop: function (key) { delete engines[key]; return ""; },

        // begin(key): forget the items of the set before; they would keep printing their old text.
        begin: function (key) {
            items = {};
            engines[key].updateItems([]);
            engines[key].refdesk_ids = [];
            engines[key].refdesk_paging = false;
            return "";
        },

        // add(key, items): more items of the set, in order.
        add: function (key, list) {
            var engine = engines[key];
            engine.refdesk_ids = engine.refdesk_ids.concat(keep(JSON.parse(list)));
            // Marks items whose citations in a text must be printed anew; there are none, and
            // every marked item would be sorted again with every chunk.
            engine.tmp.taintedItemIDs = {};
            engine.updateItems(engine.refdesk_ids);
            return "";
        },

        // page(key, after, length): entries in the style's order, after "" from the start; "next"
        // is what to give as "after" for the following page, "" at the end.
        page: function (key, after, length) {
            var engine = engines[key];
            engine.refdesk_paging = after !== "";
            var made = engine.makeBibliography({
                page_start: after === "" ? true : after,
                page_length: Number(length)
            });
            var ids = made ? made[0].entry_ids : [];
            return JSON.stringify({
                entries: made ? entriesOf(made) : [],
                next: ids.length < Number(length) ? "" : String(ids[ids.length - 1][0])
            });
        },

        // one(key, item): the entry of one item, "" where nothing is printed.
        one: function (key, text) {
            var engine = engines[key];
            var item = JSON.parse(text);
            item.id = "one-" + (serial += 1);
            var id = keep([item])[0];
            engine.updateItems([id]);
            var made = engine.makeBibliography();
            delete items[id];
            return JSON.stringify((made && (entriesOf(made)[0] || ["", ""])[1]) || "");
        },

        // cite(key, items, cites): one in-text citation; cites have the ids of items, and locators.
        cite: function (key, list, cites) {
            var engine = engines[key];
            var ids = keep(JSON.parse(list));
            engine.updateItems(ids);
            var made = engine.makeCitationCluster(JSON.parse(cites));
            ids.forEach(function (id) { delete items[id]; });
            return JSON.stringify(/\[CSL STYLE ERROR|\[NO_PRINTED_FORM/.test(made) ? "" : made);
        }
    };
}(module.exports));
