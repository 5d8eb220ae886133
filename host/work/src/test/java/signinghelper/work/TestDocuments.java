package signinghelper.work;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small documents to seal. */
public final class TestDocuments {
    private static final String NAMESPACE = " xmlns:ofd=\"http://www.ofdspec.org/2016\"";

    private TestDocuments() {}

    /** OFD document of one empty A4 page. */
    public static byte[] ofd() throws IOException {
        return ofd(1);
    }

    /** OFD document of empty A4 pages. */
    public static byte[] ofd(int pages) throws IOException {
        var listed = new StringBuilder();
        var parts = new TreeMap<String, String>();
        for (var page = 1; page <= pages; page++) {
            var name = page == 1 ? "Page.xml" : "Page_" + page + ".xml";
            listed.append("<ofd:Page ID=\"" + page + "\" BaseLoc=\"" + name + "\"/>");
            parts.put("Doc_0/" + name, "<ofd:Page" + NAMESPACE + "/>");
        }
        parts.put(
                "OFD.xml",
                "<ofd:OFD" + NAMESPACE + "><ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
                        + "</ofd:DocBody></ofd:OFD>");
        parts.put(
                "Doc_0/Document.xml",
                "<ofd:Document" + NAMESPACE + "><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
                        + "</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>"
                        + listed + "</ofd:Pages></ofd:Document>");
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
