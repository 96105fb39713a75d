// What solr_test.py asks of Solr: java -cp LIBRARIES SolrSession.java HOME SCHEMA DOCUMENTS < queries
//
// A core "claims" in HOME takes SCHEMA by the schema interface and DOCUMENTS twice by /update/json/docs; then each
// line of standard input is a query, answered by a line: the number found, then the ids, with spaces between.
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.solr.client.solrj.SolrQuery;
import org.apache.solr.client.solrj.SolrRequest;
import org.apache.solr.client.solrj.embedded.EmbeddedSolrServer;
import org.apache.solr.client.solrj.request.ContentStreamUpdateRequest;
import org.apache.solr.client.solrj.request.GenericSolrRequest;
import org.apache.solr.client.solrj.request.RequestWriter;
import org.apache.solr.common.SolrDocument;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.common.util.NamedList;

public class SolrSession {
  public static void main(String[] arguments) throws Exception {
    try (EmbeddedSolrServer server = new EmbeddedSolrServer(Path.of(arguments[0]), "claims")) {
      String schema = Files.readString(Path.of(arguments[1]));
      GenericSolrRequest change = new GenericSolrRequest(SolrRequest.METHOD.POST, "/schema", new ModifiableSolrParams());
      change.setContentWriter(new RequestWriter.StringPayloadContentWriter(schema, "application/json"));
      NamedList<Object> answer = server.request(change);
      if (answer.get("error") != null || answer.get("errors") != null) throw new IllegalStateException(answer.toString());
      for (int i = 0; i < 2; ++i) {
        ContentStreamUpdateRequest update = new ContentStreamUpdateRequest("/update/json/docs");
        update.addFile(new File(arguments[2]), "application/json");
        update.setParam("commit", "true");
        server.request(update);
      }
      BufferedReader queries = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = queries.readLine(); line != null; line = queries.readLine()) {
        var found = server.query(new SolrQuery(line).setRows(1000).addSort("id", SolrQuery.ORDER.asc)).getResults();
        StringBuilder out = new StringBuilder("found " + found.getNumFound());
        for (SolrDocument document : found) out.append(' ').append(document.getFieldValue("id"));
        System.out.println(out);
      }
    }
    System.exit(0);
  }
}
