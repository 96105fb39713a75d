// What time expressions mean, one row each: the document's date, a text with the expression in [brackets],
// and its TIMEX3 type, value, mod and days. A row without brackets must give no expression at all.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "support.h"

namespace claimgraph {
namespace {

constexpr std::string_view kWednesday = "2025-01-22";
constexpr std::string_view kMorning = "2025-01-22T10:30:00Z";
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

constexpr Row kFiscal[] = {
    {kWednesday, "Acme grew in [the fiscal third quarter] ended March 31, 2024.", "DATE", "2024-Q3", "",
     "2024-01-01", "2024-04-01"},
    {kWednesday, "Acme grew in its [fiscal fourth quarter].", "DATE", "2024-Q4", "", "", ""},
    {kWednesday, "Acme grew in [FY25].", "DATE", "2025", "", "", ""},
    {kWednesday, "Acme grew in [the third fiscal quarter of 2024].", "DATE", "2024-Q3", "", "", ""},
    {kWednesday, "Acme grew in [the first half of fiscal 2024].", "DATE", "2024-H1", "", "", ""},
    {kWednesday, "Acme will pay within [60 days] of closing.", "DURATION", "P60D", "", "", ""},
    {kWednesday, "Acme will be gone by [the end of the decade].", "DATE", "202", "END", "2020-01-01",
     "2030-01-01"},
    {kWednesday, "Acme was sold on [February 15] in Oslo.", "DATE", "2024-02-15", "", "2024-02-15",
     "2024-02-16"},
    {kWednesday, "Acme declared a dividend payable [Feb. 15].", "DATE", "2025-02-15", "", "2025-02-15",
     "2025-02-16"},
};

constexpr Row kMoreTimes[] = {
    {kWednesday, "The court met at [half past three] in Oslo.", "TIME", "2025-01-22T03:30", "", "2025-01-22",
     "2025-01-23"},
    {kWednesday, "The court met at [a quarter to noon] in Oslo.", "TIME", "2025-01-22T11:45", "",
     "2025-01-22", "2025-01-23"},
    {kWednesday, "The court met at [20 minutes past 3 p.m.] in Oslo.", "TIME", "2025-01-22T15:20", "",
     "2025-01-22", "2025-01-23"},
    {kWednesday, "The court met at [ten to six] in Oslo.", "TIME", "2025-01-22T05:50", "", "2025-01-22",
     "2025-01-23"},
    {kWednesday, "The court met at [ten thirty a.m.] in Oslo.", "TIME", "2025-01-22T10:30", "", "2025-01-22",
     "2025-01-23"},
    {kWednesday, "The court met at [three in the morning] in Oslo.", "TIME", "2025-01-22T03:00", "",
     "2025-01-22", "2025-01-23"},
    {kWednesday, "The court met at [8 in the evening] in Oslo.", "TIME", "2025-01-22T20:00", "", "2025-01-22",
     "2025-01-23"},
    {kWednesday, "The court met on [Tuesday at three twenty] in Oslo.", "TIME", "2025-01-21T03:20", "",
     "2025-01-21", "2025-01-22"},
    {kWednesday, "The court met at [930 a.m.] in Oslo.", "TIME", "2025-01-22T09:30", "", "2025-01-22",
     "2025-01-23"},
    {kWednesday, "The court met at [15h30] in Oslo.", "TIME", "2025-01-22T15:30", "", "2025-01-22",
     "2025-01-23"},
    {kWednesday, "The court met at [1800 hours] in Oslo.", "TIME", "2025-01-22T18:00", "", "2025-01-22",
     "2025-01-23"},
    {kWednesday, "The court met at [9a] in Oslo.", "TIME", "2025-01-22T09:00", "", "2025-01-22",
     "2025-01-23"},
    {kWednesday, "The court met in [the morning].", "TIME", "2025-01-22TMO", "", "2025-01-22", "2025-01-23"},
    {kWednesday, "The court met [early in the morning].", "TIME", "2025-01-22TMO", "START", "2025-01-22",
     "2025-01-23"},
    {kWednesday, "The court will meet [tomorrow at 3pm].", "TIME", "2025-01-23T15:00", "", "2025-01-23",
     "2025-01-24"},
    {kWednesday, "The court will meet [9 tomorrow morning].", "TIME", "2025-01-23T09:00", "", "2025-01-23",
     "2025-01-24"},
    {kWednesday, "The court will meet [tonight at 1 a.m.] there.", "TIME", "2025-01-22T01:00", "",
     "2025-01-22", "2025-01-23"},
    {kWednesday, "The court met at [twelve o'clock midnight].", "TIME", "2025-01-22T24:00", "", "2025-01-22",
     "2025-01-23"},
    {kWednesday, "The court met on [Wednesday evening last week].", "TIME", "2025-01-15TEV", "", "2025-01-15",
     "2025-01-16"},
    {kMorning, "The court will meet in [two hours].", "TIME", "2025-01-22T12:30", "", "2025-01-22",
     "2025-01-23"},
    {kMorning, "The court will meet in [half an hour].", "TIME", "2025-01-22T11:00", "", "2025-01-22",
     "2025-01-23"},
};

constexpr Row kMoreSets[] = {
    {kWednesday, "The court meets [every Monday at 4 p.m.] there.", "SET", "XXXX-WXX-1T16:00", "", "", ""},
    {kWednesday, "The court meets [every day at 9 a.m.] there.", "SET", "XXXX-XX-XXT09:00", "", "", ""},
    {kWednesday, "The court meets on [Tuesday nights] there.", "SET", "XXXX-WXX-2TNI", "", "", ""},
    {kWednesday, "The court met on [Thursdays in 1994] there.", "SET", "1994-WXX-4", "", "", ""},
    {kWednesday, "The court meets [every weekend] there.", "SET", "XXXX-WXX-WE", "", "", ""},
    {kWednesday, "Acme pays [quarterly].", "SET", "XXXX-QX", "", "", ""},
};

constexpr Row kCounted[] = {
    {kWednesday, "Acme left [two days after Christmas].", "DATE", "2024-12-27", "", "2024-12-27",
     "2024-12-28"},
    {kWednesday, "Acme will leave [three weeks from tomorrow].", "DATE", "2025-02-13", "", "2025-02-13",
     "2025-02-14"},
    {kWednesday, "Acme left [the day after Thanksgiving].", "DATE", "2024-11-29", "", "2024-11-29",
     "2024-11-30"},
    {kWednesday, "Acme left [two days before January 3].", "DATE", "2025-01-01", "", "2025-01-01",
     "2025-01-02"},
    {kWednesday, "Acme left [two Fridays ago].", "DATE", "2025-01-10", "", "2025-01-10", "2025-01-11"},
    {kWednesday, "Acme will leave in [the week after next].", "DATE", "2025-W06", "", "2025-02-03",
     "2025-02-10"},
    {kWednesday, "Acme will leave in [the week of February 10].", "DATE", "2025-W07", "", "2025-02-10",
     "2025-02-17"},
    {kWednesday, "Acme will leave on [the 20th of next month].", "DATE", "2025-02-20", "", "2025-02-20",
     "2025-02-21"},
    {kWednesday, "Acme will leave on [the 15th].", "DATE", "2025-02-15", "", "2025-02-15", "2025-02-16"},
    {kWednesday, "Acme left on [Tuesday the 14th].", "DATE", "2025-01-14", "", "2025-01-14", "2025-01-15"},
    {kWednesday, "Acme left on [the last Monday of March 2024].", "DATE", "2024-03-25", "", "2024-03-25",
     "2024-03-26"},
    {kWednesday, "Acme left in [the first week of 2021].", "DATE", "2021-W01", "", "2021-01-04",
     "2021-01-11"},
    {kWednesday, "Acme left in [the third last week of 2018].", "DATE", "2018-W50", "", "2018-12-10",
     "2018-12-17"},
    {kWednesday, "Acme will leave on [the coming Friday].", "DATE", "2025-01-24", "", "2025-01-24",
     "2025-01-25"},
};

constexpr Row kWritten[] = {
    {kWednesday, "Acme was sold on [12/15] in Oslo.", "DATE", "2024-12-15", "", "2024-12-15", "2024-12-16"},
    {kWednesday, "Acme was sold on [31/Oct/2024] in Oslo.", "DATE", "2024-10-31", "", "2024-10-31",
     "2024-11-01"},
    {kWednesday, "Acme was sold on [2024-oct-31] in Oslo.", "DATE", "2024-10-31", "", "2024-10-31",
     "2024-11-01"},
    {kWednesday, "Acme was sold on [10.31.2024] in Oslo.", "DATE", "2024-10-31", "", "2024-10-31",
     "2024-11-01"},
    {kWednesday, "Acme was sold on [19.02.10] in Oslo.", "DATE", "2010-02-19", "", "2010-02-19",
     "2010-02-20"},
    {kWednesday, "Acme was sold in [2024-10] in Oslo.", "DATE", "2024-10", "", "2024-10-01", "2024-11-01"},
    {kWednesday, "Acme was sold in [12/2015] in Oslo.", "DATE", "2015-12", "", "2015-12-01", "2016-01-01"},
    {kWednesday, "Acme was sold on [Oct-31-2024] in Oslo.", "DATE", "2024-10-31", "", "2024-10-31",
     "2024-11-01"},
    {kWednesday, "acme was sold on [march 3rd, 2024] in oslo.", "DATE", "2024-03-03", "", "2024-03-03",
     "2024-03-04"},
    {kWednesday, "acme will be sold on [the second of march] in oslo.", "DATE", "2025-03-02", "",
     "2025-03-02", "2025-03-03"},
    {kWednesday, "acme was sold on [14 nov 2023] in oslo.", "DATE", "2023-11-14", "", "2023-11-14",
     "2023-11-15"},
    {kWednesday, "Acme was sold on [November twenty second] in Oslo.", "DATE", "2024-11-22", "", "2024-11-22",
     "2024-11-23"},
    {kWednesday, "Acme was sold in [two thousand and fifteen] in Oslo.", "DATE", "2015", "", "2015-01-01",
     "2016-01-01"},
    {kWednesday, "Acme grew in [2019 H2] in Oslo.", "DATE", "2019-H2", "", "2019-07-01", "2020-01-01"},
    {kWednesday, "Acme grew in [the 4th qtr of 2018] in Oslo.", "DATE", "2018-Q4", "", "2018-10-01",
     "2019-01-01"},
    {kWednesday, "Acme will be sold on [Friday, July 18] in Oslo.", "DATE", "2025-07-18", "", "2025-07-18",
     "2025-07-19"},
};

constexpr Row kHolidays[] = {
    {kWednesday, "Acme opened on [Labor Day weekend].", "DATE", "2024-W35-WE", "", "2024-08-31",
     "2024-09-02"},
    {kWednesday, "Acme opened on [Yom Kippur 2018].", "DATE", "2018-09-19", "", "2018-09-19", "2018-09-20"},
    {kWednesday, "Acme opened on [Eid al-Fitr 2018].", "DATE", "2018-06-15", "", "2018-06-15", "2018-06-16"},
    {kWednesday, "Acme opened on [Chinese New Year 2018].", "DATE", "2018-02-16", "", "2018-02-16",
     "2018-02-17"},
    {kWednesday, "Acme opened on [Orthodox Easter 2018].", "DATE", "2018-04-08", "", "2018-04-08",
     "2018-04-09"},
    {kWednesday, "Acme opened on [Passover 2024].", "DATE", "2024-04-23", "", "2024-04-23", "2024-04-24"},
    {kWednesday, "acme opened on [last christmas].", "DATE", "2024-12-25", "", "2024-12-25", "2024-12-26"},
};

constexpr Row kAhead[] = {
    {kWednesday, "[Tuesday]", "DATE", "2025-01-28", "", "2025-01-28", "2025-01-29"},
    {kWednesday, "[Wednesday]", "DATE", "2025-01-29", "", "2025-01-29", "2025-01-30"},
    {kMorning, "at [3pm]", "TIME", "2025-01-22T15:00", "", "2025-01-22", "2025-01-23"},
    {kMorning, "at [9am]", "TIME", "2025-01-23T09:00", "", "2025-01-23", "2025-01-24"},
    {kMorning, "[9:30]", "TIME", "2025-01-22T21:30", "", "2025-01-22", "2025-01-23"},
    {kMorning, "in [20 minutes]", "TIME", "2025-01-22T10:50", "", "2025-01-22", "2025-01-23"},
    {kWednesday, "[October]", "DATE", "2025-10", "", "2025-10-01", "2025-11-01"},
    {kWednesday, "[third quarter]", "DATE", "2025-Q3", "", "2025-07-01", "2025-10-01"},
    {kWednesday, "Schedule the call for [Monday].", "DATE", "2025-01-27", "", "2025-01-27", "2025-01-28"},
    {kWednesday, "Call her [this Friday].", "DATE", "2025-01-24", "", "2025-01-24", "2025-01-25"},
};

constexpr Row kMoreLengths[] = {
    {kWednesday, "Acme grew in [recent years].", "DURATION", "PXY", "", "", ""},
    {kWednesday, "Acme waited for [one and a half hours].", "DURATION", "PT1.5H", "", "", ""},
    {kWednesday, "Acme waited for [a quarter of an hour].", "DURATION", "PT15M", "", "", ""},
    {kWednesday, "Acme waited for [3h] there.", "DURATION", "PT3H", "", "", ""},
    {kWednesday, "It rained [all day] there.", "DURATION", "P1D", "", "", ""},
    {kWednesday, "They stayed for [two nights] there.", "DURATION", "P2D", "", "", ""},
};

constexpr Row kImpossible[] = {
    {kWednesday, "He was born on [February 30].", "DATE", "XXXX-XX-XX", "", "", ""},
    {kWednesday, "He was born on [31 June 2024].", "DATE", "XXXX-XX-XX", "", "", ""},
    {kWednesday, "He was born on [2025-02-30].", "DATE", "XXXX-XX-XX", "", "", ""},
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
    "They won by 2-15 there.",
    "It is open 24/7 there.",
    "A crew of five to six met.",
    "They march 3 miles.",
    "A cup costs 9p there.",
    "Acme pays a quarterly dividend.",
    "He scored 9 there.",
    "Fans went to Easter Island.",
    "He sat on the 15th floor.",
    "The score was 2/15 there.",
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

TEST(Dates, FiscalPeriods) { check_all(kFiscal); }
TEST(Dates, TimesOfDayInWords) { check_all(kMoreTimes); }
TEST(Dates, SetsTakeTheirTime) { check_all(kMoreSets); }
TEST(Dates, DaysAreCountedFromDays) { check_all(kCounted); }
TEST(Dates, NotationsOfAllKinds) { check_all(kWritten); }
TEST(Dates, HolidaysOfOtherCalendars) { check_all(kHolidays); }
TEST(Dates, ATextThatIsOnlyATimeLooksAhead) { check_all(kAhead); }
TEST(Dates, LengthsInLettersAndFractions) { check_all(kMoreLengths); }

TEST(Dates, ImpossibleDaysHaveAReasonInsteadOfAValue) {
  check_all(kImpossible);
  for (const std::string_view text : {"He was born on February 30.", "He was born on February 29, 2023."}) {
    const auto document = test::analysed(text, kWednesday);
    ASSERT_EQ(document->dates.size(), 1U) << text;
    EXPECT_FALSE(document->dates[0].note.empty()) << text;
  }
}

// What one article says never dates another.
TEST(Dates, NoStateCrossesDocuments) {
  constexpr std::string_view kText = "Acme bought Beta on Monday and grew in the third quarter.";
  const auto values = [](const Document& document) {
    std::string all;
    for (const TimeExpression& date : document.dates) all += date.value + " ";
    return all;
  };
  const std::string first = values(*test::analysed(kText, kWednesday));
  test::analysed("On May 3, 1987, Gamma said its fourth quarter of 1986 was bad. A year earlier it grew.",
                 "1987-05-04");
  EXPECT_EQ(values(*test::analysed(kText, kWednesday)), first);
}

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
