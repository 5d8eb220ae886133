package signinghelper.testkit.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** OFD of two pages of A4 (GB/T 33190-2016, 7), each with the same line. */
public final class SampleOfd {
    private static final String NAMESPACE = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";

    private SampleOfd() {}

    /** Returns the file. */
    public static byte[] of(String line) throws IOException {
        var file = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(file)) {
            add(zip, "OFD.xml", """
                    <ofd:OFD %s Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID></ofd:DocInfo>\
                    <ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>""");
            add(zip, "Doc_0/Document.xml", """
                    <ofd:Document %s><ofd:CommonData><ofd:MaxUnitID>20</ofd:MaxUnitID>\
                    <ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>\
                    <ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData>\
                    <ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/>\
                    <ofd:Page ID="2" BaseLoc="Pages/Page_1/Content.xml"/></ofd:Pages></ofd:Document>""");
            add(zip, "Doc_0/PublicRes.xml", """
                    <ofd:Res %s BaseLoc="Res"><ofd:Fonts><ofd:Font ID="3" FontName="宋体" FamilyName="宋体"/></ofd:Fonts>\
                    </ofd:Res>""");
            add(zip, "Doc_0/Pages/Page_0/Content.xml", page(line, 10));
            add(zip, "Doc_0/Pages/Page_1/Content.xml", page(line, 13));
        }
        return file.toByteArray();
    }

    /** Returns a page whose objects have identifiers from {@code id} on. */
    private static String page(String line, int id) {
        return """
                <ofd:Page %%s><ofd:Content><ofd:Layer ID="%d" Type="Body"><ofd:TextObject ID="%d" Font="3" Size="6"\
                 Boundary="25 25 160 10"><ofd:TextCode X="0" Y="7">%s</ofd:TextCode></ofd:TextObject></ofd:Layer>\
                </ofd:Content></ofd:Page>""".formatted(id, id + 1, line);
    }

    private static void add(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>".getBytes(StandardCharsets.UTF_8));
        zip.write(xml.formatted(NAMESPACE).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
