package dev.heddle.counterexamples.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.counterexamples.Documents;
import dev.heddle.counterexamples.Samples;
import dev.heddle.counterexamples.TraceDocument;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

final class JUnitTest {
  /// What Jenkins' schema of such reports, junit-10.xsd, lets an element have.
  private static final Map<String, Set<String>> ATTRIBUTES =
      Map.of(
          "testsuites", Set.of("name", "time", "tests", "failures", "errors"),
          "testsuite", Set.of("name", "time", "tests", "failures", "errors", "skipped"),
          "testcase", Set.of("name", "classname", "time"),
          "failure", Set.of("type", "message"),
          "error", Set.of("type", "message"),
          "skipped", Set.of("type", "message"),
          "system-out", Set.of());

  private static final Map<String, Set<String>> CHILDREN =
      Map.of(
          "testsuites", Set.of("testsuite"),
          "testsuite", Set.of("testcase"),
          "testcase", Set.of("failure", "error", "skipped", "system-out"));

  private static Element parsed(String xml) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    var root =
        factory
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)))
            .getDocumentElement();
    assertEquals("testsuites", root.getTagName());
    assertFits(root);
    return root;
  }

  private static void assertFits(Element element) {
    var name = element.getTagName();
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      var attribute = element.getAttributes().item(i).getNodeName();
      assertTrue(ATTRIBUTES.get(name).contains(attribute), name + " " + attribute);
    }
    for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        assertTrue(CHILDREN.getOrDefault(name, Set.of()).contains(inner.getTagName()), name);
        assertFits(inner);
      } else if (CHILDREN.containsKey(name)) {
        assertEquals(Node.TEXT_NODE, child.getNodeType());
        assertTrue(child.getTextContent().isBlank(), child.getTextContent());
      }
    }
  }

  /// The report as Maven reads it to make its own of it.
  private static List<ReportTestCase> readByMaven(String xml) throws Exception {
    var bytes = new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
    var suites =
        new TestSuiteXmlParser(new NullConsoleLogger())
            .parse(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    // A suite for each class name.
    var cases = suites.stream().flatMap(suite -> suite.getTestCases().stream()).toList();
    return cases;
  }

  private static int count(Element root, String name) {
    return root.getElementsByTagName(name).getLength();
  }

  @Test
  void every_result_is_told_apart_and_counted() throws Exception {
    var xml =
        JUnitXml.of(
            List.of(
                new TestCase("a", 1.25, new TestCase.Passed("")),
                new TestCase("b/1", 0.5, new TestCase.Passed("as expected")),
                new TestCase("b/2", 0.25, new TestCase.Failed("deadlock", "stuck", "in\nfull")),
                TestCase.of("c", new TestCase.Errored("error", "no \"such\" <class>")),
                TestCase.of("d", new TestCase.Skipped("inconclusive"))));
    var root = parsed(xml);
    var suite = (Element) root.getElementsByTagName("testsuite").item(0);
    assertEquals("5", suite.getAttribute("tests"));
    assertEquals("1", suite.getAttribute("failures"));
    assertEquals("1", suite.getAttribute("errors"));
    assertEquals("1", suite.getAttribute("skipped"));
    assertEquals("2.000", suite.getAttribute("time"));
    assertEquals(5, count(root, "testcase"));
    var failed = (Element) root.getElementsByTagName("failure").item(0);
    assertEquals("b/2", ((Element) failed.getParentNode()).getAttribute("name"));
    assertEquals("b", ((Element) failed.getParentNode()).getAttribute("classname"));
    assertEquals("stuck", failed.getAttribute("message"));
    assertEquals("in\nfull", failed.getTextContent());
    var error = (Element) root.getElementsByTagName("error").item(0);
    assertEquals("no \"such\" <class>", error.getAttribute("message"));
    assertEquals("as expected", root.getElementsByTagName("system-out").item(0).getTextContent());
  }

  @Test
  void maven_reads_the_same_results() throws Exception {
    var cases =
        readByMaven(
            JUnitXml.of(
                List.of(
                    new TestCase("a", 1.25, new TestCase.Passed("as expected")),
                    new TestCase("b/2", 1234.5, new TestCase.Failed("deadlock", "stuck", "full")),
                    TestCase.of("c", new TestCase.Errored("error", "no <class>")),
                    TestCase.of("d", new TestCase.Skipped("inconclusive")))));
    assertEquals(
        List.of("a", "b/2", "c", "d"), cases.stream().map(ReportTestCase::getName).toList());
    assertTrue(cases.get(0).isSuccessful());
    assertEquals(1234.5f, cases.get(1).getTime());
    assertTrue(cases.get(1).hasFailure());
    assertEquals("deadlock", cases.get(1).getFailureType());
    assertEquals("stuck", cases.get(1).getFailureMessage());
    assertEquals("full", cases.get(1).getFailureDetail().strip());
    assertTrue(cases.get(2).hasError());
    assertEquals("no <class>", cases.get(2).getFailureMessage());
    assertTrue(cases.get(3).hasSkipped());
  }

  @Test
  void a_counterexample_fails_with_its_text() throws Exception {
    var root = parsed(new JUnit().of(List.of(Samples.lostWakeup())));
    var failure = (Element) root.getElementsByTagName("failure").item(0);
    assertEquals("deadlock", failure.getAttribute("type"));
    assertTrue(failure.getTextContent().contains("parked: false → true"));
  }

  @Provide
  Arbitrary<TraceDocument> documents() {
    return Documents.any();
  }

  /// Maven's parser does not take part: it looks for line numbers in the text of a failure, and has
  /// an assertion of its own that fails where "(" and ":" stand without any.
  @Property(tries = 60)
  void whatever_is_in_it_can_be_read(@ForAll("documents") TraceDocument document) throws Exception {
    var xml = new JUnit().of(List.of(document, Samples.failedCheck()));
    var root = parsed(xml);
    assertEquals(2, count(root, "testcase"));
    assertEquals(document.isWitness() ? 1 : 2, count(root, "failure"));
  }
}
