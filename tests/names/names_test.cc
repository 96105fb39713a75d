#include <gtest/gtest.h>

#include <string>

#include "support.h"

namespace claimgraph::test {
namespace {

// "Acme Corp=organization; Tim Cook=person" of the names in a text, in order.
std::string names_in(std::string_view text) {
  const auto document = analysed(text);
  std::string found;
  for (const EntityMention& mention : document->mentions) {
    if (mention.form != MentionForm::kName) continue;
    if (!found.empty()) found.append("; ");
    found.append(document->span_text(mention.tokens))
        .append("=")
        .append(document->entities[mention.entity].type);
  }
  return found;
}

// How many things the names of a text stand for.
std::size_t things_in(std::string_view text) {
  const auto document = analysed(text);
  std::size_t named = 0;
  for (const Entity& entity : document->entities) named += entity.named ? 1 : 0;
  return named;
}

struct Row {
  std::string_view text, names;
};

TEST(Names, TextsAndTheirNames) {
  constexpr Row kRows[] = {
      {"Talbridge Holdings Inc. has hired the former head of Ostmark GmbH.",
       "Talbridge Holdings Inc.=organization; Ostmark GmbH=organization"},
      {"The chief executive, Maria Keller, spoke in Vienna.", "Maria Keller=person; Vienna=city"},
      {"Prime Minister Anna Lindqvist left France on Monday.", "Anna Lindqvist=person; France=country"},
      {"Shares of Talbridge Corp and Ostmark Corp fell.",
       "Talbridge Corp=organization; Ostmark Corp=organization"},
      {"The French lender said it would wait.", ""},
      {"South Korean exports rose.", ""},
      {"The University of Ostmark was founded in 1902.", "University of Ostmark=organization"},
      {"Growth was slow and nobody noticed.", ""},
      {"The GDP figures came late.", ""},
      {"Talbridge Corp of Ostmark fell.", "Talbridge Corp=organization"},
      {"Steel Corp of India fell.", "Steel Corp of India=organization"},
      {"Morgan Talbridge Trust Co of New York fell.", "Morgan Talbridge Trust Co of New York=organization"},
      {"Kallman and Brod Inc fell.", "Kallman and Brod Inc=organization"},
      {"Microsoft and Talbridge Corp agreed.", "Microsoft=organization; Talbridge Corp=organization"},
      {"Should Ostmark Inc fail, Talbridge Corp may sue.",
       "Ostmark Inc=organization; Talbridge Corp=organization"},
      {"President Reagan Friday announced a tax.", "Reagan=person"},
      {"The plan is dead, says Mr Dean.", "Dean=person"},
      {"Dr Carpenter and Ms Fox left.", "Carpenter=person; Fox=person"},
      {"Mr President, the plan is dead.", ""},
      {"Backed by Crane Capital, Tessel and Oakbridge, the plan will go ahead.",
       "Crane Capital=organization; Tessel=organization; Oakbridge=organization"},
      {"Talbridge Ltd said it bought Ostmark Ltd. The price was low.",
       "Talbridge Ltd=organization; Ostmark Ltd=organization"},
  };
  for (const Row& row : kRows) EXPECT_EQ(names_in(row.text), row.names) << row.text;
}

TEST(Names, NamesOfOneDocumentAgree) {
  constexpr Row kRows[] = {
      {"First Ostmark said it would pay. In March First Ostmark paid more. The First Ostmark offer failed.",
       "First Ostmark=organization; First Ostmark=organization; First Ostmark=organization"},
      {"About Talbridge Foods Talbridge Foods is a maker of soup.",
       "Talbridge Foods=organization; Talbridge Foods=organization"},
      {"Carl Wendell spoke to the Senate. He told the Senate Wendell was wrong.",
       "Carl Wendell=person; Senate=government; Senate=government; Wendell=person"},
      {"Corvane Tessel paid. Corvane Tessel sold it. Corvane Tessel Founded in 1990.",
       "Corvane Tessel=organization; Corvane Tessel=organization; Corvane Tessel=organization"},
      {"Santa Clara Pumps Inc said it fell. Santa Clara's revenue was down.",
       "Santa Clara Pumps Inc=organization; Santa Clara=organization"},
      {"Santa Clara Pumps Inc said it fell. Its mill is in Santa Clara.",
       "Santa Clara Pumps Inc=organization; Santa Clara=city"},
  };
  for (const Row& row : kRows) EXPECT_EQ(names_in(row.text), row.names) << row.text;
}

TEST(Names, FirmsOfSeveralPartnersAreOneName) {
  constexpr Row kRows[] = {
      {"The fund owns Tarnow, Velling and Orsley Securities Corp, and a bank.",
       "Tarnow, Velling and Orsley Securities Corp=organization"},
      {"Offices of Tarnow, Velling, Orsley, Inc were shut.", "Tarnow, Velling, Orsley, Inc=organization"},
      {"The Norway and Sweden Shipping Co sank.", "Norway and Sweden Shipping Co=organization"},
      {"Orders from Norway and Velling Shipping Co fell.",
       "Norway=country; Velling Shipping Co=organization"},
      {"Tarnow and Velling Foods Inc paid. Tarnow had sold it.",
       "Tarnow=city; Velling Foods Inc=organization; Tarnow=city"},
  };
  for (const Row& row : kRows) EXPECT_EQ(names_in(row.text), row.names) << row.text;
}

TEST(Names, ShortNamesOpenSentences) {
  constexpr Row kRows[] = {
      {"Harvest Corp will add mills. Harvest also said it would wait.",
       "Harvest Corp=organization; Harvest=organization"},
      {"Orrin Corp will add mills. It is harvest. Orrin shares rose.",
       "Orrin Corp=organization; Orrin=organization"},
      {"Foreign minister Giulio Tamberotti met leaders. Tamberotti today wound up his talks.",
       "Giulio Tamberotti=person; Tamberotti=person"},
  };
  for (const Row& row : kRows) EXPECT_EQ(names_in(row.text), row.names) << row.text;
}

TEST(Names, KnownBodiesAreNotTheirBranches) {
  EXPECT_EQ(things_in("Microsoft Harvest Video opened a shop. Microsoft said it paid."), 2U);
  EXPECT_EQ(things_in("Microsoft Corporation opened a shop. Microsoft said it paid."), 1U);
}

TEST(Names, StoriesTellTheNamesOfTheirHeadlines) {
  constexpr Row kRows[] = {
      {"VELLING BUYS 20 PCT OF ORSLEY FOODS\n\nVelling Inc said it bought 20 percent of Orsley Foods Inc.",
       "VELLING=organization; ORSLEY FOODS=organization; Velling Inc=organization; Orsley Foods "
       "Inc=organization"},
      {"B.F. ORSLEY <ORS> CUTS JOBS\n\nB.F. Orsley Co said it would cut jobs.",
       "B.F. ORSLEY=organization; B.F. Orsley Co=organization"},
      // What stands before another noun is told by neither.
      {"VELLING RESUMES TARNOW LOANS\n\nVelling Inc said it would lend to Tarnow again.",
       "VELLING=organization; Velling Inc=organization; Tarnow=city"},
      {"VELLING STRIKE TALKS FAIL\n\nVelling Foods Inc said nothing.", "Velling Foods Inc=organization"},
  };
  for (const Row& row : kRows) EXPECT_EQ(names_in(row.text), row.names) << row.text;
}

TEST(Names, WhatANameDoesTellsItsType) {
  constexpr Row kRows[] = {
      {"Harlow Lane, which bought Mintora last year, said it would close two shops.",
       "Harlow Lane=organization; Mintora=organization"},
      {"Shares of Orrin rose 12% after Larkmead agreed to buy it.",
       "Orrin=organization; Larkmead=organization"},
      {"Residents of Ellerby were told to leave. Ellerby lies on the coast.", "Ellerby=city; Ellerby=city"},
      {"Former Quill Bank chief Peter Loam was sentenced on Friday.",
       "Quill Bank=organization; Peter Loam=person"},
      {"Tolland won a contract to supply boots. Tolland shares rose.",
       "Tolland=organization; Tolland=organization"},
      {"American Rose Banks was suspended.", "Rose Banks=person"},
      {"House Speaker Paul D. Velling of Wisconsin lamented it.",
       "House=government; Paul D. Velling=person; Wisconsin=region"},
      {"He met analysts James Murrow of C.J. Ostmark and Bill Sower.",
       "James Murrow=person; C.J. Ostmark=organization; Bill Sower=person"},
      {"The side: Reed, Jackson, Miller, Lund, Byrne, Hayes, Cole.",
       "Reed=person; Jackson=person; Miller=person; Lund=person; Byrne=person; Hayes=person; Cole=person"},
      {"Terms were set, lead manager Orsley Bank Corp said.", "Orsley Bank Corp=organization"},
      {"The mill is shut. (Reporting by Orsa Velling; Editing by Chizu Tamiyama)",
       "Orsa Velling=person; Chizu Tamiyama=person"},
      {"Velling Homes Group plc By Jane Wendell in London",
       "Velling Homes Group plc=organization; Jane Wendell=person; London=city"},
      {"FRANKFURT (Talbridge News) - The mill is shut.", "FRANKFURT=city; Talbridge News=organization"},
  };
  for (const Row& row : kRows) EXPECT_EQ(names_in(row.text), row.names) << row.text;
}

TEST(Names, ShortFormsBelongToTheFirmBeforeThem) {
  constexpr Row kRows[] = {
      {"Grupo Valencia sold a bridge. Valencia chief financial officer Pilar Ortega said so.",
       "Grupo Valencia=organization; Valencia=organization; Pilar Ortega=person"},
      {"The National Bank of Soldova cut its rate. Growth in Soldova fell. Exports from Soldova rose.",
       "National Bank of Soldova=organization; Soldova=city; Soldova=city"},
      {"Tolland Rovers sacked the coach. The owner put money into Rovers.",
       "Tolland Rovers=organization; Rovers=organization"},
  };
  for (const Row& row : kRows) EXPECT_EQ(names_in(row.text), row.names) << row.text;
}

TEST(Names, WhatACountryOwnsIsAFirm) {
  EXPECT_EQ(names_in("The fund will sell the tower to Norway's Semanti."),
            "Norway=country; Semanti=organization");
}

TEST(Names, WhatAPartyOwnsIsAnotherName) {
  constexpr Row kRows[] = {
      {"He worked for Toyota's Ostmark Motors.", "Toyota=organization; Ostmark Motors=organization"},
      {"Jane Reed edits Lisbon's Harbour Gazette.",
       "Jane Reed=person; Lisbon=city; Harbour Gazette=organization"},
      {"Wren's Orchard fell. Shares of Wren's Orchard and Wren's rivals fell.",
       "Wren's Orchard=organization; Wren's Orchard=organization; Wren=organization"},
      {"The National Wool Growers' Federation said so.", "National Wool Growers' Federation=organization"},
      {"Moody's Investors Service said so.", "Moody's Investors Service=organization"},
  };
  for (const Row& row : kRows) EXPECT_EQ(names_in(row.text), row.names) << row.text;
}

// What the names of these should be, but are not yet; a row that is met moves to the others.
TEST(Names, NotMetYet) {
  constexpr Row kRows[] = {
      {"Jane Reed edits Boston's Harbour Gazette.",
       "Jane Reed=person; Boston=city; Harbour Gazette=organization"},
      {"Sower and Lockhart agreed to merge. Sower fell.",
       "Sower=organization; Lockhart=organization; Sower=organization"},
      {"Talbridge Corp Sells Norvex for $3 Billion", "Talbridge Corp=organization; Norvex=organization"},
  };
  for (const Row& row : kRows) EXPECT_NE(names_in(row.text), row.names) << row.text;
}

TEST(Names, HeadsOfBodiesHaveTheirWordsBeforeThem) {
  constexpr Row kRows[] = {
      {"A plan of the Technology Ministry was leaked.", "Technology Ministry=government"},
      {"It asked the Public Utility Commission of Texas for leave.",
       "Public Utility Commission of Texas=government"},
      {"The plan was news to the U.S. Labor Department on Monday.", "U.S. Labor Department=government"},
      {"A banker said the US Department of Energy was wrong.", "US=country; Department of Energy=government"},
  };
  for (const Row& row : kRows) EXPECT_EQ(names_in(row.text), row.names) << row.text;
}

TEST(Names, PartiesOfACaseAreTwoAndASaintsHouseIsOne) {
  constexpr Row kRows[] = {
      {"The trial of Ostmark Oy v. Talbridge Corp began.",
       "Ostmark Oy=organization; Talbridge Corp=organization"},
      {"The judge Jane V. Roe left.", "Jane V. Roe=person"},
      {"St Olave's Foundation Trust said it would close.", "St Olave's Foundation Trust=organization"},
  };
  for (const Row& row : kRows) EXPECT_EQ(names_in(row.text), row.names) << row.text;
}

TEST(Names, EndWhereANumberCountsWhatFollows) {
  constexpr Row kRows[] = {
      {"Talbridge Foods 30 shops closed in May.", "Talbridge Foods=organization"},
      {"Ostmark Stores 12 outlets were sold to Talbridge Corp yesterday.",
       "Ostmark Stores=organization; Talbridge Corp=organization"},
  };
  for (const Row& row : kRows) EXPECT_EQ(names_in(row.text), row.names) << row.text;
}

TEST(Names, FirmsBeginWhereTheirSentenceDoes) {
  constexpr Row kRows[] = {
      {"Affiliated Engines Inc said it would wait.", "Affiliated Engines Inc=organization"},
      {"Zumbing O'Farrell Ltd said it would wait.", "Zumbing O'Farrell Ltd=organization"},
      {"Morley's Hospitality Inc said it would wait.", "Morley's Hospitality Inc=organization"},
      {"It sold its stake to D and K Supply Co in May.", "D and K Supply Co=organization"},
  };
  for (const Row& row : kRows) EXPECT_EQ(names_in(row.text), row.names) << row.text;
}

TEST(Names, WhereAFirmIsIsNoneOfItsName) {
  constexpr Row kRows[] = {
      {"It will buy the mill from Osworth Partners of Chicago.",
       "Osworth Partners=organization; Chicago=city"},
      {"It will buy the mill from the First National Bank of Chicago.",
       "First National Bank of Chicago=organization"},
  };
  for (const Row& row : kRows) EXPECT_EQ(names_in(row.text), row.names) << row.text;
}

TEST(Names, FirmsOfPartnersAreOneName) {
  constexpr Row kRows[] = {
      {"Porter and Hale Inc said it would wait.", "Porter and Hale Inc=organization"},
      {"Willow and Birch Inc said it would wait.", "Willow and Birch Inc=organization"},
      {"American Wire and Telegraph Co will wait.", "American Wire and Telegraph Co=organization"},
      {"Goldmark, Sacker and Co is lead manager.", "Goldmark, Sacker and Co=organization"},
      {"Stone Life and Casualty Co said it would wait.", "Stone Life and Casualty Co=organization"},
      {"Lead underwriters are Crowe, Marsh and Bellman Inc and Talbridge Securities Corp.",
       "Crowe, Marsh and Bellman Inc=organization; Talbridge Securities Corp=organization"},
      {"The law firm Holter, Denn & Quist LLP advised the buyers.", "Holter, Denn & Quist LLP=organization"},
      {"Shares of Microsoft, Marks & Spencer and Talbridge Corp fell.",
       "Microsoft=organization; Marks & Spencer=organization; Talbridge Corp=organization"},
      {"Banks such as Hale and Partners declined to comment.", "Hale and Partners=organization"},
      {"Johnson and Johnson raised prices.", "Johnson and Johnson=organization"},
  };
  for (const Row& row : kRows) EXPECT_EQ(names_in(row.text), row.names) << row.text;
}

TEST(Names, PairsAreOneFirmOrTwoPartiesByTheArticle) {
  constexpr Row kRows[] = {
      {"He met Democratic Sen. Patrick Moy of Ohio.", "Patrick Moy=person; Ohio=region"},
      {"Massachusetts Gov. Deval Roe left.", "Massachusetts=region; Deval Roe=person"},
      {"Elder-Barman Stores Corp cut jobs. Elder-Barman fell.",
       "Elder-Barman Stores Corp=organization; Elder-Barman=organization"},
      {"Talbridge bought Sower and Row Publishers Inc for cash. The Sower and Row board agreed.",
       "Talbridge=organization; Sower and Row Publishers Inc=organization; Sower and Row=organization"},
      {"Talbridge sued its auditor, Sower and Lockhart, last year. Sower and Lockhart settled.",
       "Talbridge=organization; Sower and Lockhart=organization; Sower and Lockhart=organization"},
      {"Sower and Lockhart is recruiting clients.", "Sower and Lockhart=organization"},
      {"The outage hurt its business, the lawyers Sower and Lockhart said.",
       "Sower and Lockhart=organization"},
      {"Wrexon and Lockhart agreed to merge. Wrexon fell.",
       "Wrexon=organization; Lockhart=organization; Wrexon=organization"},
      {"Ostmark Foods and Bramley Dairies have agreed to merge.",
       "Ostmark Foods=organization; Bramley Dairies=organization"},
  };
  for (const Row& row : kRows) EXPECT_EQ(names_in(row.text), row.names) << row.text;
}

TEST(Names, OrdinaryWordsThatOpenASentenceAreNone) {
  constexpr Row kRows[] = {
      {"Absenteeism has been curbed.", ""},
      {"Alas, the talks failed.", ""},
  };
  for (const Row& row : kRows) EXPECT_EQ(names_in(row.text), row.names) << row.text;
}

TEST(Names, BeginBehindOfficesArticlesAndOwners) {
  constexpr Row kRows[] = {
      {"Minister of Finance and Planning Ruth Kamau resigned on Tuesday.", "Ruth Kamau=person"},
      {"Deputy Minister for Trade Ivan Petrov arrived in Geneva.", "Ivan Petrov=person; Geneva=city"},
      {"Director of Operations Karen Blake resigned.", "Karen Blake=person"},
      {"Head of Research Tom Ellery joined Talbridge Inc in March.",
       "Tom Ellery=person; Talbridge Inc=organization"},
      {"Talbridge Corp's Ostmark Air Lines said it would fly.",
       "Talbridge Corp=organization; Ostmark Air Lines=organization"},
  };
  for (const Row& row : kRows) EXPECT_EQ(names_in(row.text), row.names) << row.text;
}

TEST(Names, StandInOneSentenceAcrossTheirStops) {
  EXPECT_EQ(analysed("Talbridge Inc. And Ostmark Corp. agreed to merge.")->sentences.size(), 1U);
  EXPECT_EQ(analysed("The U.S. And Japan agreed on Monday.")->sentences.size(), 1U);
  EXPECT_EQ(analysed("He left Talbridge Inc. And nobody cared.")->sentences.size(), 2U);
}

TEST(Names, HoldNoDateNorParty) {
  constexpr Row kRows[] = {
      {"Officials said in Ecuador Tuesday that talks failed.", "Ecuador=country"},
      {"Troops held northern Chad. Chad asked for help.", "Chad=country; Chad=country"},
      {"He praised a Republican of Arizona.", "Arizona=region"},
      {"Ada Lund, R-Minn., praised it.", "Ada Lund=person; Minn.=region"},
      {"The Arizona Democrat praised it.", "Arizona=region"},
      {"Ada Lund, a West Virginia Democrat, praised it.", "Ada Lund=person; West Virginia=region"},
      {"Senate Republican leader Ada Lund praised it.", "Senate=government; Ada Lund=person"},
      {"The West German mark rose.", ""},
      {"The talks on U.S. Prices went on.", "U.S.=country"},
      {"Critics said the Bill would fail.", ""},
      {"U.S. Trade Representative Maria Keller said it would act.",
       "U.S. Trade Representative=government; Maria Keller=person"},
      {"Avg shrs 13.1 mln vs 12.0 mln.", ""},
  };
  for (const Row& row : kRows) EXPECT_EQ(names_in(row.text), row.names) << row.text;
}

TEST(Names, VerbsOfHeadlinesPartThem) {
  constexpr Row kRows[] = {
      {"Talbridge Corp Sells Norvex Foods for $3 Billion",
       "Talbridge Corp=organization; Norvex Foods=organization"},
      {"Karen Blake quit Norvex Ltd in June.", "Karen Blake=person; Norvex Ltd=organization"},
      {"Norvex Ltd Sues Talbridge Inc Over Patents", "Norvex Ltd=organization; Talbridge Inc=organization"},
  };
  for (const Row& row : kRows) EXPECT_EQ(names_in(row.text), row.names) << row.text;
}

TEST(Names, FirmsThatAreOrdinaryWordsActOrStandInLists) {
  constexpr Row kRows[] = {
      {"Target said it would close nine stores.", "Target=organization"},
      {"Target dates are set by the bank.", ""},
      {"Maria Keller told Shell that it must pay.", "Maria Keller=person; Shell=organization"},
      {"Shares of Best Buy, Block and Visa fell.",
       "Best Buy=organization; Block=organization; Visa=organization"},
  };
  for (const Row& row : kRows) EXPECT_EQ(names_in(row.text), row.names) << row.text;
}

TEST(Names, ProductsOfTheTablesWithTheirVersions) {
  constexpr Row kRows[] = {
      {"Talbridge made a new, large Azure commitment.", "Talbridge=organization; Azure=product"},
      {"Apple unveiled the iPhone 15 Pro in Vienna.",
       "Apple=organization; iPhone 15 Pro=product; Vienna=city"},
      {"Apple's iPhone sales fell.", "Apple=organization; iPhone=product"},
      {"Boeing halted deliveries of the 737 MAX to Ryanair.",
       "Boeing=organization; 737 MAX=product; Ryanair=organization"},
      {"Microsoft expanded Windows in India.", "Microsoft=organization; Windows=product; India=country"},
      {"Broken Windows were seen all over Vienna.", "Vienna=city"},
      {"Airbus sold ten A320neo planes.", "Airbus=organization; A320neo=product"},
      {"Ukraine asked for Patriot missiles.", "Ukraine=country; Patriot=product"},
  };
  for (const Row& row : kRows) EXPECT_EQ(names_in(row.text), row.names) << row.text;
}

TEST(Names, ShortNamesAndAcronymsAreOneThing) {
  EXPECT_EQ(things_in("Talbridge Holdings Inc. rose. Talbridge shares gained in London."), 2U);  // and London
  EXPECT_EQ(things_in("Maria Keller spoke. Keller was calm."), 1U);
  EXPECT_EQ(names_in("Juno Fuels has raised money. Juno said it would build a plant."),
            "Juno Fuels=organization; Juno=organization");
  EXPECT_EQ(
      names_in(
          "Granite Rail has let its pact lapse. The money came from Granite. Talks with Granite failed."),
      "Granite Rail=organization; Granite=organization; Granite=organization");
  EXPECT_EQ(things_in("The Ostmark Trade Commission (OTC) met. The OTC will meet again in May."), 1U);
}

TEST(Names, TheLongestFormOfAFirmStandsForAll) {
  EXPECT_EQ(things_in("Collard Foods International Inc fell. Collard Foods rose. Collard is a firm."), 1U);
  EXPECT_EQ(things_in("Collard Foods Inc sold a unit to Collard Mills Inc."), 2U);
  EXPECT_EQ(things_in("The FTC sued. A spokesman for the Federal Trade Commission spoke. The FTC won."), 1U);
  EXPECT_EQ(things_in("Ford agreed. FMC Corp said Ford Motor Co had lost."), 2U);
}

TEST(Names, ALegalFormMakesAFirmOfAPersonsName) {
  EXPECT_EQ(names_in("MARLENE MINES HAS NEW RESULTS\n\nMarlene Mines Ltd said recent tests are good.\n\n"
                     "Marlene said the results differ. Marlene also said it expects more."),
            "MARLENE MINES=organization; Marlene Mines Ltd=organization; Marlene=organization; "
            "Marlene=organization");
}

TEST(Names, LettersTellWhereABodysNameBegins) {
  constexpr Row kRows[] = {
      {"The Harbour Food and Pilots Union (HFPU) met. HFPU members left.",
       "Harbour Food and Pilots Union=organization; HFPU=organization; HFPU=organization"},
      {"The Ruritanian Grain Export Board, RGEB, said so.",
       "Ruritanian Grain Export Board=organization; RGEB=organization"},
      {"Gross National Product (GNP) rose.", ""},
  };
  for (const Row& row : kRows) EXPECT_EQ(names_in(row.text), row.names) << row.text;
  EXPECT_EQ(things_in("The US Harbour Pilots Board (HPB) met. HPB will meet again."), 1U);
}

TEST(Names, LettersOfAFirmAreShortForIt) {
  constexpr Row kRows[] = {
      {"Polymer Chain Reaction (PCR) Inc fell.", "Polymer Chain Reaction (PCR) Inc=organization"},
      {"Talbridge Resin Works (TRW) Inc fell. TRW will pay.",
       "Talbridge Resin Works (TRW) Inc=organization; TRW=organization"},
      {"PCR Inc sells PCR tests. PCR will pay. A PCR test is cheap.",
       "PCR Inc=organization; PCR=organization"},
      {"The laboratory used PCR in May.", ""},
      {"Talbridge PCR Inc used PCR in May.", "Talbridge PCR Inc=organization"},
  };
  for (const Row& row : kRows) EXPECT_EQ(names_in(row.text), row.names) << row.text;
  EXPECT_EQ(things_in("PCR Inc fell. Unions said PCR had lost money."), 1U);
  EXPECT_EQ(things_in("A unit of Ostmark Resin Works (ORW) Ltd fell. ORW will pay."), 1U);
  EXPECT_EQ(things_in("A unit of Polymer Chain Reaction (PCR) Ltd fell. PCR will pay."), 1U);
}

TEST(Names, OnePlaceUnderItsSpellings) {
  EXPECT_EQ(things_in("The U.S. and the United States are one."), 1U);
}

TEST(Names, AreKnownAgainWordForWord) {
  constexpr Row kRows[] = {
      {"Analysts at Harrow Applications Inc. met. General Foods Corp. fell, and General Foods will close.",
       "Harrow Applications Inc.=organization; General Foods Corp.=organization; General Foods=organization"},
      {"Rick Gates left in May. The judge said Gates had lied.", "Rick Gates=person; Gates=person"},
      {"Mark Baker left in May. In other remarks, Baker said it was fine.",
       "Mark Baker=person; Baker=person"},
      {"Foreign Secretary Rose Banks said the country was ready.", "Rose Banks=person"},
      {"Shares of Harrow Guaranty Trust Co fell. It rose when Harrow Guaranty said no.",
       "Harrow Guaranty Trust Co=organization; Harrow Guaranty=organization"},
      {"Mark Baker left in May. In the end, the baker said it was fine.", "Mark Baker=person"},
      {"Shares of Harrow & Tolland Corp. fell. H and T cut its rating, and so did R and D.",
       "Harrow & Tolland Corp.=organization; H and T=organization"},
      {"Rick Gates left in May. The guard closed the gates.", "Rick Gates=person"},
      {"The Tories gain on Labour. Labour say it will pass.",
       "Tories=group; Labour=organization; Labour=organization"},
      {"Labour is dear.", ""},
  };
  for (const Row& row : kRows) EXPECT_EQ(names_in(row.text), row.names) << row.text;
  EXPECT_EQ(things_in("Shares of Harrow & Tolland Corp. fell. H and T cut its rating."), 1U);
}

TEST(Names, EndInSmallFormsAndHeadsOfBodies) {
  constexpr Row kRows[] = {
      {"Freighter Trucking inc said it has filed for an offering.", "Freighter Trucking inc=organization"},
      {"Harbour Technology corp said it expects a loss.", "Harbour Technology corp=organization"},
      {"It became a California corporation.", "California=region"},
      {"Prices rose, the Employment Department said.", "Employment Department=government"},
      {"Rates follow those of the Tolland Development Bank, he said.",
       "Tolland Development Bank=organization"},
      {"Output rose, Employment Conditions Abroad said.", "Employment Conditions Abroad=organization"},
      {"The yard was closed, the ABMD said.", "ABMD=organization"},
      {"The yard was closed, a U.S. Firm said.", ""},
      {"The yard was closed, the Culture Secretary said.", ""},
      {"It went to the Tolland Board of Elections.", "Tolland Board of Elections=organization"},
      {"The Tolland Steam Boiler Inspection and Insurance Co said it will buy stock.",
       "Tolland Steam Boiler Inspection and Insurance Co=organization"},
  };
  for (const Row& row : kRows) EXPECT_EQ(names_in(row.text), row.names) << row.text;
}

TEST(Names, AFoundationIsNotTheFirmItIsNamedAfter) {
  EXPECT_EQ(things_in("Talbridge Inc. gave money to the Talbridge Foundation."), 2U);
}

}  // namespace
}  // namespace claimgraph::test
