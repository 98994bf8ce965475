package io.github.stepscale.report.page;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A page read by the JDK's parser of XML, which forgives nothing. */
public record PageXml(Document document) {

    public static PageXml of(String page) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return new PageXml(builder.parse(new InputSource(new StringReader(page))));
    }

    public String text(String path) throws Exception {
        return (String) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.STRING);
    }

    public List<String> texts(String path) throws Exception {
        return nodes(path).stream().map(Node::getTextContent).toList();
    }

    public List<Element> elements(String path) throws Exception {
        return nodes(path).stream().map(Element.class::cast).toList();
    }

    private List<Node> nodes(String path) throws Exception {
        NodeList found =
                (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
        return IntStream.range(0, found.getLength()).mapToObj(found::item).toList();
    }
}
