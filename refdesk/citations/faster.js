// SPDX-License-Identifier: GPL-3.0-or-later
// What citeproc-js does thousands of times a list, done with less work and the same result. Every
// replacement answers the plain cases itself and leaves the others to the library's own function.
"use strict";

(function (CSL) {
    // Languages whose small and capital letters are not those of Unicode's default.
    var OWN_CASE = /^(?:az|el|hy|lt|tr)/i;
    var MOST_INITIALS = 4000;
    var MOST_CITATIONS = 40000;

    // Asking ICU for a language's letters costs ten times as much as the default.
    ["toLocaleLowerCase", "toLocaleUpperCase"].forEach(function (name) {
        var ofLanguage = CSL[name];
        var plain = name === "toLocaleLowerCase" ? "toLowerCase" : "toUpperCase";
        CSL[name] = function (text) {
            var languages = this.tmp.lang_array;
            if (languages && languages.length && !OWN_CASE.test(languages[0])) {
                return text[plain]();
            }
            return ofLanguage.call(this, text);
        };
    });

    CSL.Stack.prototype.value = function () {
        return this.mystack[this.mystack.length - 1];
    };

    CSL.tokenExec = function (token, Item, item) {
        var next = token.next;
        if (token.test) {
            var success = token.test(Item, item);
            this.tmp.jump.replace(success ? "succeed" : "fail");
            next = success ? token.succeed : token.fail;
        }
        for (var i = 0, length = token.execs.length; i < length; i += 1) {
            next = token.execs[i].call(token, this, Item, item) || next;
        }
        return next;
    };

    // The initials of a name are asked for up to five times an entry.
    var initializeWith = CSL.Util.Names.initializeWith;
    var initials = new Map();
    CSL.Util.Names.initializeWith = function (state, name, terminator, normalizeOnly) {
        if (!name) {
            return "";
        }
        var language = (state.tmp.lang_array || [])[0];
        var key = state.opt["initialize-with-hyphen"] + "\n" + Boolean(normalizeOnly) + "\n"
            + language + "\n" + (terminator || "") + "\n" + name;
        var known = initials.get(key);
        if (known === undefined) {
            known = initializeWith.call(this, state, name, terminator, normalizeOnly);
            if (initials.size >= MOST_INITIALS) {
                initials.clear();
            }
            initials.set(key, known);
        }
        return known;
    };

    // No particle, no suffix: a family name of one word, a given name whose last word has a capital.
    var parseParticles = CSL.parseParticles;
    CSL.parseParticles = function (name) {
        if (/[-\u02bb\u2019 ']/.test(name.family) || !/^(?:[^ ,]*|[^,]* [A-Z][^ ,]*)$/.test(name.given)) {
            parseParticles(name);
        }
    };

    // Text without quotes and tags has none to pair.
    var FlipFlopper = CSL.Util.FlipFlopper;
    CSL.Util.FlipFlopper = function (state) {
        FlipFlopper.call(this, state);
        var quotes = ["open-quote", "close-quote", "open-inner-quote", "close-inner-quote"].map(
            function (term) { return state.getTerm(term) || ""; }
        ).join("");
        if (/[\s\\^$.|?*+()[\]{}]/.test(quotes)) {
            return;  // the library takes such a term for a pattern
        }
        var marks = new RegExp("[<\"'\u2019" + quotes.replace(/-/g, "\\-") + "]");
        var processTags = this.processTags;
        this.processTags = function (blob) {
            if (marks.test(blob.blobs)) {
                processTags.call(this, blob);
            }
        };
    };

    var html = CSL.Output.Formats.html;
    var escape = html.text_escape;
    html.text_escape = function (text) {
        if (text && /^[ !-%'-;=?-~]*$/.test(text) && text.indexOf("  ") < 0) {
            return text;
        }
        return escape(text);
    };

    // The register of all names. What it holds of a work's name stays until works leave the list.
    var NameReg = CSL.Registry.NameReg;
    CSL.Registry.NameReg = function (state) {
        NameReg.call(this, state);
        var evalname = this.evalname;
        var addname = this.addname;
        var delitems = this.delitems;
        var known = new Set();
        this.refdesk_version = 0;  // grows with what its answers rest on

        this.evalname = function (id, name, number, base, form, initial) {
            if (state.opt["disambiguate-add-givenname"] || !form || base) {
                return evalname.apply(this, arguments);
            }
            return form === "short" ? 0 : typeof initial === "string" ? 1 : 2;
        };
        this.addname = function (id, name) {
            // It also marks other works of a sorted list to be sorted again, but for "by-cite".
            if (!state.opt["disambiguate-add-givenname"] && byCite(state)) {
                return;
            }
            var spelled = JSON.stringify(name);
            var ofWork = id + "\n" + spelled;
            if (!known.has(ofWork)) {
                addname.apply(this, arguments);
                if (byCite(state) || !known.has(spelled)) {
                    this.refdesk_version += 1;
                }
                known.add(ofWork).add(spelled);
            }
        };
        this.delitems = function () {
            known.clear();
            this.refdesk_version += 1;
            return delitems.apply(this, arguments);
        };
    };

    // A work whose citation is like no other's needs none of the steps.
    var run = CSL.Disambiguation.prototype.run;
    CSL.Disambiguation.prototype.run = function (citation) {
        var alike = this.ambigcites[citation];
        var givenNames = this.state.opt["disambiguate-add-givenname"];
        if (!alike || alike.length !== 1 || (givenNames && byCite(this.state))) {
            run.call(this, citation);
        }
    };

    // Works with citations alike are printed again and again, each step with more names, and all
    // steps anew when another such work comes. What is printed rests on the work, on the names in
    // the register and on the step, which is changed by the way.
    var getAmbiguousCite = CSL.getAmbiguousCite;
    CSL.getAmbiguousCite = function (Item, step, visual, item) {
        var print = getAmbiguousCite.bind(this, Item, step, visual, item);
        var cited = this.registry.citationreg.citationsByItemId;
        var work = this.registry.registry[Item.id];
        if (!work || item || cited || this.opt.has_disambiguate || this.tmp.disambig_override) {
            return print();
        }
        var version = this.registry.namereg.refdesk_version;
        if (this.refdesk_version !== version || this.refdesk_cites.size >= MOST_CITATIONS) {
            this.refdesk_version = version;
            this.refdesk_cites = new Map();
        }
        step = step || work.disambig;
        var key = Item.id + "\n" + [
            step.names, step.givens.map(String).join(";"), step.year_suffix, step.disambiguate
        ].join("\n");
        var known = this.refdesk_cites.get(key);
        if (!known) {
            known = { printed: print() };
            known.names = step.names.slice();
            known.givens = step.givens.map(function (levels) { return levels.slice(); });
            known.most = CSL.getMaxVals.call(this);
            // New names were met: what is known so far is void.
            if (this.registry.namereg.refdesk_version === version) {
                this.refdesk_cites.set(key, known);
            }
            return known.printed;
        }
        step.names.splice(0, Infinity, ...known.names);
        known.givens.forEach(function (levels, place) {
            (step.givens[place] = step.givens[place] || []).splice(0, Infinity, ...levels);
        });
        this.tmp.names_max.clear();
        this.tmp.names_max.mystack.push(...known.most);
        this.tmp.disambig_settings = step;
        this.tmp.disambig_request = false;
        this.tmp.area = "citation";
        this.tmp.root = "citation";
        return known.printed;
    };

    function byCite(state) {
        return state.citation.opt["givenname-disambiguation-rule"] === "by-cite";
    }
}(module.exports));
