"""Scores graphs against complete annotation: what comes out and is not there counts as well as what is missed."""
from scoring.article import Article
from scoring.claims import score_claims
from scoring.references import score_links, score_parties, score_values
from scoring.statements import score_statements


def score_article(record, out, ontology):
    """The Score of one article's graph (graph.Output) against its annotation.Record."""
    article = Article(record, out, ontology)
    score_parties(article)
    score_links(article)
    score_values(article, "amount")
    score_values(article, "date")
    score_claims(article)
    score_statements(article)
    return article.score
