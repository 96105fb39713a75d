// Where the model takes too much into a name: numbers behind it, an owner, a headline's verb, an office's
// field.
#pragma once

#include <vector>

#include "document.h"
#include "names/name_model.h"
#include "names/name_words.h"

namespace claimgraph {

/// True where an amount of several tokens begins at `token`: "30 shops". O(log amounts).
bool counts_what_follows(const Document& document, std::uint32_t token);

/// "[Acme Ltd] v. [Beta Inc]": the parties of a case are two names.
std::vector<ModelName> cut_at_versus(const Document& document, const NameWords& words,
                                     const std::vector<ModelName>& names);
/// "[St Olave's Hospital]": what a saint owns is one name with the saint's.
std::vector<ModelName> join_saints(const Document& document, const NameWords& words,
                                   const std::vector<ModelName>& names);
/// "[Min-ji Cho]", "[Cho Min-ji]": the syllables of a given name in small letters belong to it.
std::vector<ModelName> grow_to_syllables(const Document& document, const NameWords& words,
                                         const std::vector<ModelName>& names);
/// "[Acme Foods] 30 shops": a number that counts what follows is no part of the name before it.
std::vector<ModelName> cut_at_amounts(const Document& document, const NameWords& words,
                                      const std::vector<ModelName>& names);
/// "[Ecuador] Tuesday": a date at the end of a name is none of it; what lies in a date ("Eid al-Adha") is no
/// name.
std::vector<ModelName> cut_at_dates(const Document& document, const NameWords& words,
                                    const std::vector<ModelName>& names);
/// "Friday [Acme Corp]", "Should [Beta Inc] fail", "Could [Reed] go?": a day, or the helper before its
/// subject, is no part of the name behind it.
std::vector<ModelName> start_behind_openers(const Document& document, const NameWords& words,
                                            const std::vector<ModelName>& names);
/// "Republican of [Iowa]", "R-[Iowa]", "the [Iowa] Democrat", "[Senate] Republican leader": whose party or
/// people someone is of stands outside of the name of a place or chamber.
std::vector<ModelName> cut_at_parties(const Document& document, const NameWords& words,
                                      const std::vector<ModelName>& names);
/// "[Acme Trade] Office ..." where the tables know "Acme Trade Office": the longer name holds, up to the next
/// one; so does one that begins before it: "New [York Wool Exchange]".
std::vector<ModelName> grow_to_known(const Document& document, const NameWords& words,
                                     const std::vector<ModelName>& names);
/// "[Acme Inc]'s [Beta Ltd]", "[Cleveland]'s [Daily Echo]": what a firm or place owns is another name.
std::vector<ModelName> cut_at_owners(const Document& document, const NameWords& words,
                                     const std::vector<ModelName>& names);
/// "[U.S.] Lawmakers": an ordinary word behind a country in letters is written so for its place in the text.
std::vector<ModelName> cut_behind_countries(const Document& document, const NameWords& words,
                                            const std::vector<ModelName>& names);
/// "Acme, [Beta] and [Gamma]": behind a name and a comma "and" ends a list; not so in "Reed, Lund and
/// Partners".
std::vector<ModelName> cut_at_lists(const Document& document, const NameWords& words,
                                    const std::vector<ModelName>& names);
/// "[Acme] Sues [Beta Inc]": in a line whose capitals say nothing a verb of headlines parts two names, and a
/// verb in small letters everywhere.
std::vector<ModelName> cut_at_verbs(const Document& document, const NameWords& words,
                                    const std::vector<ModelName>& names);
/// "[Acme Foods plc] By [Jane Roe]": who wrote the story is no part of the name before.
std::vector<ModelName> cut_at_bylines(const Document& document, const NameWords& words,
                                      const std::vector<ModelName>& names);
/// "minister of finance and planning [Ruth Reed]": the field of an office is no part of the person's name.
std::vector<ModelName> start_behind_offices(const Document& document, const NameWords& words,
                                            const std::vector<ModelName>& names);

}  // namespace claimgraph
