// What time expressions mean, one row each: the document's date, a text with the expression in [brackets],
// and its TIMEX3 type, value, mod and days. A row without brackets must give no expression at all.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "support.h"

namespace claimgraph {
namespace {

constexpr std::string_view kWednesday = "2025-01-22";
constexpr std::string_view kNone;

struct Row {
  std::string_view date, text;
  std::string_view type, value, mod, begin, end;
};

constexpr Row kFull[] = {
    {kNone, "Acme was sold on [January 22, 2025] in Oslo.", "DATE", "2025-01-22", "", "2025-01-22",
     "2025-01-23"},
    {kNone, "Acme was sold on [Jan. 22, 2025] in Oslo.", "DATE", "2025-01-22", "", "2025-01-22",
     "2025-01-23"},
    {kNone, "Acme was sold on [22 Jan 2025] in Oslo.", "DATE", "2025-01-22", "", "2025-01-22", "2025-01-23"},
    {kNone, "Acme was sold on [22 January 2025] in Oslo.", "DATE", "2025-01-22", "", "2025-01-22",
     "2025-01-23"},
    {kNone, "Acme was sold on [the 22nd of January 2025] in Oslo.", "DATE", "2025-01-22", "", "2025-01-22",
     "2025-01-23"},
    {kNone, "Acme was sold on [January 22nd, 2025] in Oslo.", "DATE", "2025-01-22", "", "2025-01-22",
     "2025-01-23"},
    {kNone, "Acme was sold on [2025-01-22] in Oslo.", "DATE", "2025-01-22", "", "2025-01-22", "2025-01-23"},
    {kNone, "Acme was sold on [01/22/2025] in Oslo.", "DATE", "2025-01-22", "", "2025-01-22", "2025-01-23"},
    {kNone, "Acme was sold on [22/01/2025] in Oslo.", "DATE", "2025-01-22", "", "2025-01-22", "2025-01-23"},
    {kNone, "Acme was sold on [22.01.2025] in Oslo.", "DATE", "2025-01-22", "", "2025-01-22", "2025-01-23"},
    {kNone, "Acme was sold on [2025/01/22] in Oslo.", "DATE", "2025-01-22", "", "2025-01-22", "2025-01-23"},
    {kNone, "Acme was sold on [Wednesday, January 22, 2025] in Oslo.", "DATE", "2025-01-22", "", "2025-01-22",
     "2025-01-23"},
    {kNone, "Acme was sold on [Wed, Jan 22, 2025] in Oslo.", "DATE", "2025-01-22", "", "2025-01-22",
     "2025-01-23"},
    {kNone, "The fair runs on [February 3-7, 2025] in Oslo.", "DATE", "2025-02-03/2025-02-07", "",
     "2025-02-03", "2025-02-08"},
    {kNone, "It opened on [February 29, 2024] in Oslo.", "DATE", "2024-02-29", "", "2024-02-29",
     "2024-03-01"},
};

constexpr Row kParts[] = {
    {kWednesday, "Acme was founded in [January 2019] in Oslo.", "DATE", "2019-01", "", "2019-01-01",
     "2019-02-01"},
    {kWednesday, "Acme was founded in [March of 2019] in Oslo.", "DATE", "2019-03", "", "2019-03-01",
     "2019-04-01"},
    {kWednesday, "Acme was founded in [2019] in Oslo.", "DATE", "2019", "", "2019-01-01", "2020-01-01"},
    {kWednesday, "Acme has sold grain since [2019].", "DATE", "2019", "", "2019-01-01", "2020-01-01"},
    {kWednesday, "Acme will be sold by [2030].", "DATE", "2030", "", "2030-01-01", "2031-01-01"},
    {kWednesday, "The pact runs until [2030].", "DATE", "2030", "", "2030-01-01", "2031-01-01"},
    {kWednesday, "Acme grew in [the 1990s].", "DATE", "199", "", "1990-01-01", "2000-01-01"},
    {kWednesday, "Acme grew in [the early 1990s].", "DATE", "199", "START", "1990-01-01", "2000-01-01"},
    {kWednesday, "Acme grew in [the nineties].", "DATE", "199", "", "1990-01-01", "2000-01-01"},
    {kWednesday, "Acme grew in [the '80s].", "DATE", "198", "", "1980-01-01", "1990-01-01"},
    {kWednesday, "Acme closed its mill in [mid-2020].", "DATE", "2020", "MID", "2020-01-01", "2021-01-01"},
    {kWednesday, "Acme will open in [early 2026].", "DATE", "2026", "START", "2026-01-01", "2027-01-01"},
    {kWednesday, "Acme closed its mill in [late 2023].", "DATE", "2023", "END", "2023-01-01", "2024-01-01"},
    {kWednesday, "Acme will open by [the end of 2026].", "DATE", "2026", "END", "2026-01-01", "2027-01-01"},
    {kWednesday, "Acme was built in [the 19th century].", "DATE", "18", "", "1801-01-01", "1901-01-01"},
    {kWednesday, "Acme grew in [the third quarter of 2024].", "DATE", "2024-Q3", "", "2024-07-01",
     "2024-10-01"},
    {kWednesday, "Acme grew in [Q3 2024].", "DATE", "2024-Q3", "", "2024-07-01", "2024-10-01"},
    {kWednesday, "Acme grew in [the fourth quarter].", "DATE", "2024-Q4", "", "2024-10-01", "2025-01-01"},
    {kWednesday, "Its [third-quarter] profit rose.", "DATE", "2024-Q3", "", "2024-07-01", "2024-10-01"},
    {kWednesday, "Acme grew in [the first half of 2023].", "DATE", "2023-H1", "", "2023-01-01", "2023-07-01"},
    {kWednesday, "Acme grew in [H2 2023].", "DATE", "2023-H2", "", "2023-07-01", "2024-01-01"},
    {kWednesday, "Acme grew in [fiscal 2025].", "DATE", "2025", "", "", ""},
    {kWednesday, "Acme grew in [the 2024 fiscal year].", "DATE", "2024", "", "", ""},
    {kWednesday, "Acme grew in [the summer of 2023].", "DATE", "2023-SU", "", "2023-06-01", "2023-09-01"},
    {kWednesday, "Acme grew in [spring 2023].", "DATE", "2023-SP", "", "2023-03-01", "2023-06-01"},
    {kWednesday, "Acme moved in [the winter of 2020].", "DATE", "2020-WI", "", "2020-12-01", "2021-03-01"},
    {kWednesday, "The [2019-20] season was short.", "DATE", "2019/2020", "", "2019-01-01", "2021-01-01"},
    {kWednesday, "The town fell in [480 BC].", "DATE", "BC0480", "", "", ""},
};

constexpr Row kOpen[] = {
    {kWednesday, "Acme bought Beta on [January 3].", "DATE", "2025-01-03", "", "2025-01-03", "2025-01-04"},
    {kWednesday, "Acme bought Beta on [December 3].", "DATE", "2024-12-03", "", "2024-12-03", "2024-12-04"},
    {kWednesday, "Acme will buy Beta on [March 3].", "DATE", "2025-03-03", "", "2025-03-03", "2025-03-04"},
    {kWednesday, "Acme bought Beta in [November].", "DATE", "2024-11", "", "2024-11-01", "2024-12-01"},
    {kWednesday, "Acme will buy Beta in [November].", "DATE", "2025-11", "", "2025-11-01", "2025-12-01"},
    {kWednesday, "Acme bought Beta [last June].", "DATE", "2024-06", "", "2024-06-01", "2024-07-01"},
    {kWednesday, "Acme bought Beta in [June last year].", "DATE", "2024-06", "", "2024-06-01", "2024-07-01"},
    {kWednesday, "Acme bought Beta in [late November].", "DATE", "2024-11", "END", "2024-11-01",
     "2024-12-01"},
    {kWednesday, "Acme bought Beta on [Monday].", "DATE", "2025-01-20", "", "2025-01-20", "2025-01-21"},
    {kWednesday, "Acme will buy Beta on [Monday].", "DATE", "2025-01-27", "", "2025-01-27", "2025-01-28"},
    {kWednesday, "Acme said on [Wednesday] that it grew.", "DATE", "2025-01-22", "", "2025-01-22",
     "2025-01-23"},
    {kWednesday, "Acme bought Beta [last Friday].", "DATE", "2025-01-17", "", "2025-01-17", "2025-01-18"},
    {kWednesday, "Acme is to buy Beta [next Friday].", "DATE", "2025-01-31", "", "2025-01-31", "2025-02-01"},
    {kWednesday, "Acme is to buy Beta [this Friday].", "DATE", "2025-01-24", "", "2025-01-24", "2025-01-25"},
    {kWednesday, "Acme will open on [Christmas Day].", "DATE", "2025-12-25", "", "2025-12-25", "2025-12-26"},
    {kWednesday, "Acme opened on [Thanksgiving].", "DATE", "2024-11-28", "", "2024-11-28", "2024-11-29"},
    {kWednesday, "Acme opened on [Good Friday 2024].", "DATE", "2024-03-29", "", "2024-03-29", "2024-03-30"},
    {kWednesday, "Acme opened [last summer].", "DATE", "2024-SU", "", "2024-06-01", "2024-09-01"},
    {kWednesday, "Acme will open [this spring].", "DATE", "2025-SP", "", "2025-03-01", "2025-06-01"},
};

constexpr Row kInside[] = {
    {kWednesday, "Acme closed in [mid-June 2020].", "DATE", "2020-06", "MID", "2020-06-01", "2020-07-01"},
    {kWednesday, "Acme closed in [the last week of May 2024].", "DATE", "2024-W22", "", "2024-05-27",
     "2024-06-03"},
    {kWednesday, "Acme closed on [the first Monday of May 2024].", "DATE", "2024-05-06", "", "2024-05-06",
     "2024-05-07"},
    {kWednesday, "Acme closed on [the last day of 2024].", "DATE", "2024-12-31", "", "2024-12-31",
     "2025-01-01"},
    {kWednesday, "Acme grew in [the year] ended March 31, 2024.", "DURATION", "P1Y", "", "2023-04-01",
     "2024-04-01"},
    {kWednesday, "Acme grew in [the three months] ended September 30, 2024.", "DURATION", "P3M", "",
     "2024-07-01", "2024-10-01"},
    {kWednesday, "Acme earned more in the third quarter of 2024 than in [the 2023 quarter].", "DATE",
     "2023-Q3", "", "2023-07-01", "2023-10-01"},
    {kWednesday, "Acme was sold on [February 29].", "DATE", "2024-02-29", "", "2024-02-29", "2024-03-01"},
    {kWednesday, "Acme will be sold under a [November] deal.", "DATE", "2024-11", "", "2024-11-01",
     "2024-12-01"},
};

constexpr Row kRelative[] = {
    {kWednesday, "Acme bought Beta [yesterday].", "DATE", "2025-01-21", "", "2025-01-21", "2025-01-22"},
    {kWednesday, "Acme bought Beta [today].", "DATE", "2025-01-22", "", "2025-01-22", "2025-01-23"},
    {kWednesday, "Acme will buy Beta [tomorrow].", "DATE", "2025-01-23", "", "2025-01-23", "2025-01-24"},
    {kWednesday, "Acme left [the day before yesterday].", "DATE", "2025-01-20", "", "2025-01-20",
     "2025-01-21"},
    {kWednesday, "Acme bought Beta [last week].", "DATE", "2025-W03", "", "2025-01-13", "2025-01-20"},
    {kWednesday, "Acme will buy Beta [next week].", "DATE", "2025-W05", "", "2025-01-27", "2025-02-03"},
    {kWednesday, "Acme will buy Beta [later this month].", "DATE", "2025-01", "END", "2025-01-01",
     "2025-02-01"},
    {kWednesday, "Acme bought Beta [earlier this month].", "DATE", "2025-01", "START", "2025-01-01",
     "2025-02-01"},
    {kWednesday, "Acme bought Beta [last month].", "DATE", "2024-12", "", "2024-12-01", "2025-01-01"},
    {kWednesday, "Acme bought Beta [last year].", "DATE", "2024", "", "2024-01-01", "2025-01-01"},
    {kWednesday, "Acme will grow [this year].", "DATE", "2025", "", "2025-01-01", "2026-01-01"},
    {kWednesday, "Acme will grow [early next year].", "DATE", "2026", "START", "2026-01-01", "2027-01-01"},
    {kWednesday, "Acme grew [last quarter].", "DATE", "2024-Q4", "", "2024-10-01", "2025-01-01"},
    {kWednesday, "Acme grew in [last year's third quarter].", "DATE", "2024-Q3", "", "2024-07-01",
     "2024-10-01"},
    {kWednesday, "Acme will open by [the end of the year].", "DATE", "2025", "END", "2025-01-01",
     "2026-01-01"},
    {kWednesday, "Acme will open by [the end of March].", "DATE", "2025-03", "END", "2025-03-01",
     "2025-04-01"},
    {kWednesday, "Acme will open by [year-end].", "DATE", "2025-12-31", "", "2025-12-31", "2026-01-01"},
    {kWednesday, "Acme met Beta over [the weekend].", "DATE", "2025-W03-WE", "", "2025-01-18", "2025-01-20"},
    {kWednesday, "Acme left Oslo [two years ago].", "DATE", "2023", "", "2023-01-01", "2024-01-01"},
    {kWednesday, "Acme left Oslo [three months ago].", "DATE", "2024-10", "", "2024-10-01", "2024-11-01"},
    {kWednesday, "Acme left Oslo [two weeks ago].", "DATE", "2025-W02", "", "2025-01-06", "2025-01-13"},
    {kWednesday, "Acme left Oslo [10 days ago].", "DATE", "2025-01-12", "", "2025-01-12", "2025-01-13"},
    {kWednesday, "Acme left Oslo [a decade ago].", "DATE", "2015", "", "2015-01-01", "2016-01-01"},
    {kWednesday, "Acme left Oslo [more than two years ago].", "DATE", "2023", "BEFORE", "2023-01-01",
     "2024-01-01"},
    {kWednesday, "Acme will leave Oslo [three months from now].", "DATE", "2025-04", "", "2025-04-01",
     "2025-05-01"},
    {kWednesday, "Acme will leave Oslo in [three months].", "DATE", "2025-04", "", "2025-04-01",
     "2025-05-01"},
    {kWednesday, "Acme grew in the third quarter of 2024 from [a year earlier].", "DATE", "2023-Q3", "",
     "2023-07-01", "2023-10-01"},
    {kWednesday, "Acme met Beta on May 3, 2024, and sued it [two days later].", "DATE", "2024-05-05", "",
     "2024-05-05", "2024-05-06"},
    {kWednesday, "Acme met Beta in 2019 and bought it [the following year].", "DATE", "2020", "",
     "2020-01-01", "2021-01-01"},
    {kWednesday, "Acme met Beta in 2019 and sued it in [May of that year].", "DATE", "2019-05", "",
     "2019-05-01", "2019-06-01"},
    {"2024-02-29", "Acme left Oslo [a year ago].", "DATE", "2023", "", "2023-01-01", "2024-01-01"},
    {"2025-03-31", "Acme left Oslo [last month].", "DATE", "2025-02", "", "2025-02-01", "2025-03-01"},
    {"2025-12-31", "Acme left Oslo [this week].", "DATE", "2026-W01", "", "2025-12-29", "2026-01-05"},
    {"2025-01-22T10:30:00Z", "Acme left Oslo [two hours ago].", "TIME", "2025-01-22T08:30", "", "2025-01-22",
     "2025-01-23"},
};

constexpr Row kTimes[] = {
    {kWednesday, "The court met at [9:30 a.m.] in Oslo.", "TIME", "2025-01-22T09:30", "", "2025-01-22",
     "2025-01-23"},
    {kWednesday, "The court met at [4 p.m.] in Oslo.", "TIME", "2025-01-22T16:00", "", "2025-01-22",
     "2025-01-23"},
    {kWednesday, "The court met at [12 a.m.] in Oslo.", "TIME", "2025-01-22T00:00", "", "2025-01-22",
     "2025-01-23"},
    {kWednesday, "The court met at [14:30] in Oslo.", "TIME", "2025-01-22T14:30", "", "2025-01-22",
     "2025-01-23"},
    {kWednesday, "The court met at [midnight].", "TIME", "2025-01-22T24:00", "", "2025-01-22", "2025-01-23"},
    {kWednesday, "The court met at [noon on Tuesday].", "TIME", "2025-01-21T12:00", "", "2025-01-21",
     "2025-01-22"},
    {kWednesday, "The court met on [Tuesday morning].", "TIME", "2025-01-21TMO", "", "2025-01-21",
     "2025-01-22"},
    {kWednesday, "The court met on [Tuesday at 9 a.m.] in Oslo.", "TIME", "2025-01-21T09:00", "",
     "2025-01-21", "2025-01-22"},
    {kWednesday, "The court met at [9 a.m. on January 3, 2025].", "TIME", "2025-01-03T09:00", "",
     "2025-01-03", "2025-01-04"},
    {kWednesday, "The court met [this morning].", "TIME", "2025-01-22TMO", "", "2025-01-22", "2025-01-23"},
    {kWednesday, "The court met [last night].", "TIME", "2025-01-21TNI", "", "2025-01-21", "2025-01-22"},
    {kWednesday, "The court will meet [tonight].", "TIME", "2025-01-22TNI", "", "2025-01-22", "2025-01-23"},
    {kWednesday, "The court met [late on Tuesday].", "DATE", "2025-01-21", "END", "2025-01-21", "2025-01-22"},
    {kWednesday, "The court met at [8:30 Monday night].", "TIME", "2025-01-20T20:30", "", "2025-01-20",
     "2025-01-21"},
    {kWednesday, "The court met at [five o'clock].", "TIME", "2025-01-22T05:00", "", "2025-01-22",
     "2025-01-23"},
};

constexpr Row kLengths[] = {
    {kWednesday, "The deal runs for [five years].", "DURATION", "P5Y", "", "", ""},
    {kWednesday, "Acme signed a [10-year] deal.", "DURATION", "P10Y", "", "", ""},
    {kWednesday, "Acme began its [three-month] trial.", "DURATION", "P3M", "", "", ""},
    {kWednesday, "Acme waited for [several years].", "DURATION", "PXY", "", "", ""},
    {kWednesday, "Acme waited for [decades].", "DURATION", "PXE", "", "", ""},
    {kWednesday, "Acme waited for [two and a half years].", "DURATION", "P2.5Y", "", "", ""},
    {kWednesday, "Acme waited for [half an hour].", "DURATION", "PT30M", "", "", ""},
    {kWednesday, "Acme waited for [twenty-four hours].", "DURATION", "PT24H", "", "", ""},
    {kWednesday, "Acme waited for [more than two years].", "DURATION", "P2Y", "MORE_THAN", "", ""},
    {kWednesday, "Acme waited for [less than an hour].", "DURATION", "PT1H", "LESS_THAN", "", ""},
    {kWednesday, "Acme waited for [at least 20 days].", "DURATION", "P20D", "EQUAL_OR_MORE", "", ""},
    {kWednesday, "Acme waited for [nearly two months].", "DURATION", "P2M", "EQUAL_OR_LESS", "", ""},
    {kWednesday, "Acme waited for [about two weeks].", "DURATION", "P2W", "APPROX", "", ""},
    {kWednesday, "Acme waited for [a couple of weeks].", "DURATION", "P2W", "APPROX", "", ""},
    {kWednesday, "Acme waited for [two years and three months].", "DURATION", "P2Y3M", "", "", ""},
    {kWednesday, "Acme grew over [the past three months].", "DURATION", "P3M", "", "2024-10-22",
     "2025-01-22"},
    {kWednesday, "Acme will grow over [the next two years].", "DURATION", "P2Y", "", "2025-01-22",
     "2027-01-22"},
    {kWednesday, "Acme grew in [the first nine months of 2024].", "DURATION", "P9M", "", "2024-01-01",
     "2024-10-01"},
    {kWednesday, "Acme named a [54-year-old] banker.", "DURATION", "P54Y", "", "", ""},
    {kWednesday, "The banker is [54 years old].", "DURATION", "P54Y", "", "", ""},
    {kWednesday, "The banker, [aged 54], resigned.", "DURATION", "P54Y", "", "", ""},
    {kWednesday, "Anna Meyer, [54], runs the bank.", "DURATION", "P54Y", "", "", ""},
    {kWednesday, "It was a [year-long] talk.", "DURATION", "P1Y", "", "", ""},
};

constexpr Row kSetsAndReferences[] = {
    {kWednesday, "Acme pays [every year].", "SET", "P1Y", "", "", ""},
    {kWednesday, "Acme pays [annually].", "SET", "XXXX", "", "", ""},
    {kWednesday, "Acme pays [daily].", "SET", "XXXX-XX-XX", "", "", ""},
    {kWednesday, "Acme pays [twice a week].", "SET", "P1W", "", "", ""},
    {kWednesday, "Acme pays [every two weeks].", "SET", "P2W", "", "", ""},
    {kWednesday, "Acme pays [every Monday].", "SET", "XXXX-WXX-1", "", "", ""},
    {kWednesday, "Acme pays on [Mondays].", "SET", "XXXX-WXX-1", "", "", ""},
    {kWednesday, "Acme pays [each July].", "SET", "XXXX-07", "", "", ""},
    {kWednesday, "Acme [currently] owns Beta.", "DATE", "PRESENT_REF", "", "", ""},
    {kWednesday, "Acme owns Beta [now].", "DATE", "PRESENT_REF", "", "", ""},
    {kWednesday, "Acme [recently] bought Beta.", "DATE", "PAST_REF", "", "", ""},
    {kWednesday, "Acme will buy Beta [soon].", "DATE", "FUTURE_REF", "", "", ""},
    {kWednesday, "Acme left Oslo [several years ago].", "DATE", "PAST_REF", "", "", ""},
};

constexpr Row kUnanchored[] = {
    {kNone, "Acme bought Beta on [Monday].", "DATE", "XXXX-WXX-1", "", "", ""},
    {kNone, "Acme bought Beta [yesterday].", "DATE", "XXXX-XX-XX", "", "", ""},
    {kNone, "Acme bought Beta [last week].", "DATE", "XXXX-WXX", "", "", ""},
    {kNone, "Acme bought Beta [last month].", "DATE", "XXXX-XX", "", "", ""},
    {kNone, "Acme bought Beta [last year].", "DATE", "XXXX", "", "", ""},
    {kNone, "Acme bought Beta in [May].", "DATE", "XXXX-05", "", "", ""},
    {kNone, "Acme bought Beta on [May 3].", "DATE", "XXXX-05-03", "", "", ""},
    {kNone, "Acme grew in [the third quarter].", "DATE", "XXXX-Q3", "", "", ""},
    {kNone, "The court met at [9:30 a.m.] in Oslo.", "TIME", "XXXX-XX-XXT09:30", "", "", ""},
    {"2025-02-30", "Acme bought Beta [yesterday].", "DATE", "XXXX-XX-XX", "", "", ""},
};

constexpr std::string_view kNoDates[] = {
    "Acme cut 2024 jobs.",
    "Acme paid $2019 for it.",
    "May I ask why?",
    "They march through the town.",
    "The fall of prices hurt.",
    "Mr. May spoke to the press.",
    "Acme has 480 banks.",
    "On 31 June Street they met with 2,025 people.",
    "Half of the shares were sold.",
    "A quarter of the shares were sold.",
    "Call 555-2019 for help.",
    "They won 3:2 there.",
};

constexpr std::string_view kTypes[] = {"DATE", "TIME", "DURATION", "SET"};

void check(const Row& row) {
  const std::size_t open = row.text.find('[');
  const std::size_t close = row.text.find(']');
  std::string text(row.text);
  text.erase(close, 1).erase(open, 1);
  const auto document = test::analysed(text, row.date);
  std::string found;
  for (const TimeExpression& date : document->dates) {
    const std::string said = text.substr(date.bytes.begin, date.bytes.size());
    found += " [" + said + " " + date.value + "]";
    if (date.bytes.begin != open || date.bytes.end != close - 1) continue;
    EXPECT_EQ(kTypes[static_cast<int>(date.type)], row.type) << row.text;
    EXPECT_EQ(date.value, row.value) << row.text;
    EXPECT_EQ(date.mod, row.mod) << row.text;
    EXPECT_EQ(date.begin, row.begin) << row.text;
    EXPECT_EQ(date.end, row.end) << row.text;
    return;
  }
  ADD_FAILURE() << row.text << "\n  found" << found;
}

template <std::size_t N>
void check_all(const Row (&rows)[N]) {
  for (const Row& row : rows) check(row);
}

TEST(Dates, FullDatesInAllOrders) { check_all(kFull); }
TEST(Dates, YearsAndTheirParts) { check_all(kParts); }
TEST(Dates, WhatIsOpenIsChosenByTheTenseOfTheClause) { check_all(kOpen); }
TEST(Dates, PartsOfMonthsAndLeapDays) { check_all(kInside); }
TEST(Dates, RelativeDatesCountFromTheDocument) { check_all(kRelative); }
TEST(Dates, TimesJoinTheirDay) { check_all(kTimes); }
TEST(Dates, LengthsAndAges) { check_all(kLengths); }
TEST(Dates, SetsAndReferences) { check_all(kSetsAndReferences); }
TEST(Dates, WithoutADocumentDateWhatIsUnknownIsX) { check_all(kUnanchored); }

TEST(Dates, WhatOnlyLooksLikeADateIsNone) {
  for (const std::string_view text : kNoDates) {
    const auto document = test::analysed(text, kWednesday);
    for (const TimeExpression& date : document->dates) {
      ADD_FAILURE() << text << " gives " << date.value;
    }
  }
}

}  // namespace
}  // namespace claimgraph
