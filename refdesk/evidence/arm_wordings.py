# SPDX-License-Identifier: GPL-3.0-or-later
"""The wordings that name what was done and compared: patterns with the arms in groups a and b."""

from refdesk.evidence.pattern import Pattern

# The wordings of two arms are read in ``Sentence.plain``: no brackets, no inner points.
_ARM = r"[^.;:]{2,120}?"
_END = (
    r"(?=[.;:]|$|,? (?:in|for|at|after|on|by|every|twice|once|daily|over|during|within|as|"
    r"while|until|before|prior|using|from|who|was|were|according|stratified|both|with "
    r"follow-up|and (?:were|followed)|between) |,(?! or| and))"
)
COUNTS = Pattern(
    r"(?i)(?<![\w.])\d+ (?:(?:patients|participants|subjects|women|men|children|people)(?: "
    r"\w+)? )?(?:who )?(?:received|had|underwent|treated with|assigned to|given|"
    r"randomi[sz]ed to|took|in|to|were (?:treated with|given|assigned to)) "
    r"(?:the )?(?P<a>[^.;:()\d]{2,90}?)(?: group| arm)?,? (?:and|vs\.?|versus) (?:the "
    r"(?:other|remaining) )?\d+ (?:(?:patients|participants|subjects|women|men|children|"
    r"people) )?"
    r"(?:(?:who )?(?:received|had|underwent|given|in|to|were (?:treated with|given|assigned "
    r"to)) )?(?:the )?(?P<b>[^.;:(),\d]{2,90}?)(?: group| arm)?(?=[.;:,)(]|$)"
)
COMPARE = Pattern(
    rf"(?i)\b(?:compar(?:e|ed|ing|ison of|es)|differences? between)(?: the)?(?: (?:clinical |"
    rf"relative |long-term |short-term )?(?:effects?|efficacy|safety|effectiveness|results?|"
    rf"outcomes?|use|benefits?|tolerability|impact|and|,|the|of)){{0,9}} "
    rf"(?P<a>{_ARM}) (?P<join>with(?: that of| those of)?|versus|vs\x00?|to(?: that of| those "
    rf"of)?|and|against|or) (?P<b>{_ARM}){_END}",
    hints=("ompar", "ifference"),
)
WAS_COMPARED = Pattern(
    rf"(?i)(?:^|[,;] )(?:the |an? )?(?:(?:efficacy|safety|effects?|effectiveness)(?: and \w+)? of )?"
    rf"(?P<a>[^.;:,]{{3,70}}?) (?:was|were|is|are|will be|has been) (?:then |directly |randomly )?compared "
    rf"(?:with|to|against) (?:that of |those of )?(?P<b>{_ARM}){_END}",
    hints=("compared",),
)
GROUPS = Pattern(
    r"(?i)(?:\b(?:in|into|to|the|an?|either|:|and|were|of) ?|[,:] ?)(?P<a>[\w /+-]{3,60}?(?: \x00+)?) "
    r"(?:group|arm)(?: ?\x00+)?,? (?:and|or|versus|vs\x00?) (?:to )?(?:the |an? )?"
    r"(?P<b>[\w /+-]{3,60}?(?: \x00+)?) (?:group|arm) ?\x00",
    hints=("roup", "arm"),
)
TITLE_VS = Pattern(
    r"(?i)(?:^|: )(?P<a>[^:.?]{2,160}?),? "
    r"(?P<join>versus|vs\x00?|compared (?:with|to)|in comparison (?:with|to)|"
    r"or) (?P<b>[^:.?]{2,90}?)(?= (?:in|for|on|as|after|during|among|to|at|following|"
    r"before|by|and (?:its|their))\b|[:.?]|$)"
)
TITLE_LEAD = Pattern(
    r"(?i)\b(?:(?:trial|study|comparison|effects?|efficacy|safety|effectiveness|use|results|evaluation|"
    r"outcomes?|impact|benefits?|performance|analysis)(?: and \w+)? (?:of|between|with|for)|"
    r"comparing|between|undergoing|submitted to|underwent|treated with|receiving|"
    r"(?:treatment|management|prevention|prophylaxis|therapy) (?:of|for) [^:.?]{3,60}? "
    r"(?:with|by|using)) (?:the |an? )?"
)
"""What a title puts in front of the first arm."""
EFFECT = Pattern(
    r"(?i)\b(?:effects?|efficacy|effectiveness|impact|influence|benefits?|safety|use|role|"
    r"evaluation|addition|pharmacokinetics|trial|study|tolerability)(?:,? (?:and|or) (?:\w+ "
    r")?(?:safety|efficacy|tolerability|effects?|effectiveness|acceptability|"
    r"cost-effectiveness|feasibility))* of "
    r"(?:the |an? )?(?:(?:addition|use|administration|efficacy|combination|application|"
    r"effect) of (?:the |an? )?)?(?P<a>(?:[^.;:?()]|\([^()]{1,40}\)){2,140}?)"
    r"(?= (?:on|upon|in|for|versus|vs\.?|compared|to|as|among|after|during|against|at|with|"
    r"when|by|before|following|and (?:its|their))\b|[.;:?]|$)"
)
TITLE_FOR = Pattern(
    r"(?i)^(?:an? |the )?(?P<a>[^:.?]{3,90}?) (?:for|in the (?:treatment|prevention|"
    r"management) of|as (?:an? )?(?:adjunct|treatment|therapy|prophylaxis|adjuvant)|to "
    r"(?:prevent|reduce|improve|treat|increase|enhance|promote)|"
    r"(?:improves?|reduces?|prevents?|increases?|decreases?|enhances?|attenuates?|does not|"
    r"accelerates?|protects?|therapy in|treatment in|in (?:patients|children|women|men|"
    r"adults|infants|people|subjects|healthy|older|acute|chronic|advanced))) "
)
ASSOCIATED = Pattern(
    r"(?i)^(?:associations? (?:of|between) )?(?:the )?(?P<a>[^:.?]{3,80}?),? (?:and|with) (?:the |its |"
    r"their |long-term |all-cause )*(?:risks?|incidence|mortality|outcomes?|survival)\b"
)
TREAT_WITH = Pattern(
    r"(?i)\b(?:treatment|management|prevention|prophylaxis|treating|preventing) of "
    r"[^:.;]{3,70}? (?:with|by|using) "
    r"(?P<a>[^:.;?]{3,80}?)(?= (?:in|for|versus|compared|after|during|among|on|as)\b|[:.;?]|$)",
    hints=("reat", "revent", "rophyla", "anagement"),
)
VERSUS = Pattern(
    r"(?i)\b(?:versus|vs\.?|compared (?:with|to)) (?P<b>placebo|no (?:[\w-]+ ){0,2}?(?:treatment|"
    r"intervention|therapy|use)|non-?use(?:rs?)?|usual (?:\w+ )?care|standard (?:\w+ ){0,2}(?:care|therapy|"
    r"treatment)|"
    r"control(?:s| group| diet| condition)?|sham[\w -]{0,30}|saline|conventional [\w "
    r"-]{3,40}|observation(?: alone)?|wait(?:ing)?[- ]list(?: controls?)?)\b",
    hints=("ersus", "vs", "ompared"),
)
CONTROL = Pattern(
    r"(?i)\b(?P<b>(?:matching |matched |identical |oral |inactive |vehicle |saline "
    r")?placebo(?: (?:tablets?|capsules?|pills?|gel|cream|patch|injections?|inhaler|"
    r"infusion))?|no (?:further |additional |adjuvant |active |specific )?(?:\w+ "
    r")?(?:treatment|therapy|intervention|prophylaxis|supplementation)"
    r"|usual (?:\w+ )?care|standard (?:medical |of )?(?:care|treatment|therapy)(?: alone)?|"
    r"treatment as usual|routine care|conventional (?:\w+ )?(?:therapy|treatment|care)|"
    r"sham[- ](?:\w+ ?){1,3}|wait(?:ing)?[- ]?list(?: controls?)?|delayed (?:treatment|"
    r"intervention)|"
    r"attention control|(?:the |a )?(?:untreated|non-?intervention|no[- ]treatment) "
    r"(?:control )?(?:group|arm|controls?)|(?:normal |isotonic )?saline|vehicle)\b"
)
CONTROL_GROUP = Pattern(
    r"(?i)\b(?P<b>control(?:s| (?:group|arm|condition|subjects|patients|participants|diet|"
    r"intervention)s?))\b"
)
RECEIVED = Pattern(
    r"(?i)\b(?:(?:intervention|experimental|treatment|treated|study|test|active|first|one) "
    r"(?:group|arm|participants|patients|subjects)|group (?:1|i|a)) (?:participants |"
    r"patients |subjects )?\(?(?:[^().;]{0,30}\) )?(?:was |were )?"
    r"(?:received|(?:randomly )?assigned to(?: receive)?|underwent|"
    r"consisted of|was given|were given|given|used|performed|had|"
    r"took|was treated with|were treated with|treated with|participated in) "
    r"(?P<a>[^.;:()]{3,120}?)(?=[.;:(]|$|,? (?:while|whereas|and the|and group|and (?:controls|"
    r"control)|for|in addition|over|during|twice|once|daily|every|plus)\b|,)"
)
CONTROL_RECEIVED = Pattern(
    r"(?i)\b(?:(?:control|comparison|comparator|other|second) (?:group|arm|participants|patients|"
    r"subjects)|controls|group (?:2|ii|b))(?: participants| patients| subjects)?(?: ?\x00+)? "
    r"(?:was |were )?(?:received|underwent|"
    r"given|treated with|assigned to|continued(?: with)?|used|had) (?:only )?(?P<b>[^.;:,]{3,70}?)"
    r"(?=[.;:,]|$| (?:for|in|over|during|twice|once|daily|every|at|while|and|or|as|by|was|were)\b)",
    hints=("ontrol", "ompar", "ther", "econd", "roup"),
)
COUNTED_BRACKET = Pattern(
    r"(?i)[(\[](?P<a>[^()\[\]=;]{3,60}?),? n ?= ?\d[\d,]*[;,] (?:and )?(?P<b>[^()\[\]=;]{3,60}?),? n ?= ?"
    r"\d[\d,]*[)\]]",
    hints=("n =", "n=", "N =", "N="),
)
NOT_ARM = Pattern(
    r"(?i)^(?:either|both|one|two|three|four|groups?|group \w|arms?|\w|the|treatments?|"
    r"interventions?|controls?|study|patients?|subjects|participants|women|men|children|the "
    r"two groups|each|other|"
    r"same|first|second|third|\d+.*|effects?|efficacy|safety|baseline|it|them|this|these|"
    r"results?|conditions?|drug|drugs|therapy|control group|experimental|before|after|time|"
    r"age|sex|"
    r"between|within|all|no|new|higher|lower|use|trial|a trial|risk|active|[ivx]{1,4}|in|"
    r"reverse|reversed|order|exercises?|printed|verbal|oral|patients.*|experimental group|"
    r"active treatment|treatment group|intervention group|those|follow-up|change|changes|"
    r"randomi[sz]ed|two treatments)$"
)
STUDIED = Pattern(
    r"(?i)\b(?:randomi[sz]ed|trial|study|comparison|effects? of|compar(?:ed|ing)|patients|"
    r"participants|outcomes?|survival|mortality|significan\w*|baseline|hypothesi[sz]ed|"
    r"evaluat\w+|investigat\w+|"
    r"differ(?:ed|ence|ences)?|higher|lower|greater|respectively|p ?[<=]|was|were|is|are)\b"
)
