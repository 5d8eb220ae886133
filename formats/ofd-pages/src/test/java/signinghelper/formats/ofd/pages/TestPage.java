package signinghelper.formats.ofd.pages;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** OFD document of one page of 100 by 100 millimetres, put together by hand. */
public final class TestPage {
    private static final String NAMESPACE = " xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    private static final String CONTENT = "Doc_0/Pages/Page_0/Content.xml";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private String resources = "<ofd:Fonts><ofd:Font ID=\"1\" FontName=\"Serif\"/></ofd:Fonts>";
    private String box = "0 0 100 100";
    private String template = "";
    private String body = "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>";

    /** Begins a page whose layer has some objects. */
    public static TestPage with(String objects) {
        return new TestPage().content("<ofd:Content><ofd:Layer>" + objects + "</ofd:Layer></ofd:Content>");
    }

    /** Begins a page with text of 4 millimetres, whose first letter stands at a point. */
    public static String text(double x, double y, String attributes, String letters) {
        return "<ofd:TextObject Boundary=\"0 0 100 100\" Font=\"1\" Size=\"4\"><ofd:TextCode X=\"" + x + "\" Y=\"" + y
                + "\" " + attributes + ">" + letters + "</ofd:TextCode></ofd:TextObject>";
    }

    static String square(String attributes, String colour) {
        return "<ofd:PathObject " + attributes + " Fill=\"true\" Stroke=\"false\"><ofd:FillColor " + colour
                + "/><ofd:AbbreviatedData>M 0 0 L 10 0 L 10 10 L 0 10 C</ofd:AbbreviatedData></ofd:PathObject>";
    }

    /** Writes a rectangle of 100 by 100 that is filled with a colour of its own. */
    static String filled(String attributes, String fill) {
        return "<ofd:PathObject " + attributes + " Fill=\"true\" Stroke=\"false\">" + fill
                + "<ofd:AbbreviatedData>M 0 0 L 100 0 L 100 100 L 0 100 C</ofd:AbbreviatedData></ofd:PathObject>";
    }

    /** Writes the resource of an object that is made of others. */
    static String composite(int id, String objects) {
        return "<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID=\"" + id
                + "\" Width=\"50\" Height=\"50\"><ofd:Content>" + objects
                + "</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>";
    }

    /** Writes the resource of a picture in the folder of resources. */
    static String picture(int id, String file) {
        return "<ofd:MultiMedias><ofd:MultiMedia ID=\"" + id + "\" Type=\"Image\"><ofd:MediaFile>" + file
                + "</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>";
    }

    TestPage content(String within) {
        return part(CONTENT, "<ofd:Page" + NAMESPACE + ">" + within + "</ofd:Page>");
    }

    TestPage part(String name, String xml) {
        return part(name, xml.getBytes(StandardCharsets.UTF_8));
    }

    TestPage part(String name, byte[] octets) {
        parts.put(name, octets);
        return this;
    }

    /** Adds resources beside the font 1. */
    TestPage resources(String more) {
        resources += more;
        return this;
    }

    TestPage box(String numbers) {
        box = numbers;
        return this;
    }

    /** Adds another document to the container. */
    TestPage secondDocument() {
        body += body.replace("Doc_0", "Doc_1");
        return this;
    }

    /** Lists another version of the document. */
    TestPage versions() {
        body = body.replace(
                "</ofd:DocBody>",
                "<ofd:Versions><ofd:Version ID=\"1\" Index=\"1\" Current=\"true\" BaseLoc=\"Doc_0/Version.xml\"/></ofd:Versions></ofd:DocBody>");
        return this;
    }

    /** Adds a signature that covers the list of signatures, after which none can follow. */
    TestPage closedSignatures() {
        body = body.replace("</ofd:DocBody>", "<ofd:Signatures>Doc_0/Signatures.xml</ofd:Signatures></ofd:DocBody>");
        part(
                "Doc_0/Signatures.xml",
                "<ofd:Signatures" + NAMESPACE
                        + "><ofd:Signature ID=\"1\" BaseLoc=\"Signature.xml\"/></ofd:Signatures>");
        return part(
                "Doc_0/Signature.xml",
                "<ofd:Signature" + NAMESPACE
                        + "><ofd:SignedInfo><ofd:References><ofd:Reference FileRef=\"Signatures.xml\">"
                        + "<ofd:CheckValue/></ofd:Reference></ofd:References></ofd:SignedInfo><ofd:SignedValue>v</ofd:SignedValue>"
                        + "</ofd:Signature>");
    }

    /** Adds the template 7. */
    TestPage template(String within) {
        return template(7, within);
    }

    TestPage template(int id, String within) {
        template += "<ofd:TemplatePage ID=\"" + id + "\" BaseLoc=\"Tpl" + id + ".xml\"/>";
        return part("Doc_0/Tpl" + id + ".xml", "<ofd:Page" + NAMESPACE + ">" + within + "</ofd:Page>");
    }

    /** Adds an annotation of the page. */
    TestPage annotation(String attributes, String appearance) {
        part(
                "Doc_0/Annots.xml",
                "<ofd:Annotations" + NAMESPACE
                        + "><ofd:Page PageID=\"1\"><ofd:FileLoc>Annot.xml</ofd:FileLoc></ofd:Page>"
                        + "</ofd:Annotations>");
        return part(
                "Doc_0/Annot.xml",
                "<ofd:PageAnnot" + NAMESPACE + "><ofd:Annot " + attributes + ">" + appearance
                        + "</ofd:Annot></ofd:PageAnnot>");
    }

    /** An empty box stands for no area at all. */
    private String area() {
        return box.isEmpty() ? "" : "<ofd:PageArea><ofd:PhysicalBox>" + box + "</ofd:PhysicalBox></ofd:PageArea>";
    }

    public Content content() throws IOException {
        part("OFD.xml", "<ofd:OFD" + NAMESPACE + ">" + body + "</ofd:OFD>");
        part("Doc_0/Res.xml", "<ofd:Res" + NAMESPACE + " BaseLoc=\"Res\">" + resources + "</ofd:Res>");
        part(
                "Doc_0/Document.xml",
                "<ofd:Document" + NAMESPACE + "><ofd:CommonData>" + area() + "<ofd:PublicRes>Res.xml</ofd:PublicRes>"
                        + template
                        + "</ofd:CommonData><ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"Pages/Page_0/Content.xml\"/>"
                        + "</ofd:Pages><ofd:Annotations>Annots.xml</ofd:Annotations></ofd:Document>");
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue());
                out.closeEntry();
            }
        }
        return Content.inMemory(Bytes.copyOf(bytes.toByteArray()));
    }
}
