package signinghelper.preview;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Ways in which an OFD's first page of few bytes costs much; the second is an ordinary one. */
enum HostileOfdPage {
    /** Twelve composites, each of which draws the next one ten times: 10^12 words. */
    ENDLESS_COMPOSITES {
        @Override
        void fill(Parts parts) {
            var units = new StringBuilder();
            for (var depth = 0; depth < 12; depth++) {
                var within = depth == 11 ? SQUARE : use(11 + depth).repeat(10);
                units.append("<ofd:CompositeGraphicUnit ID=\"")
                        .append(10 + depth)
                        .append("\" Width=\"90\" Height=\"90\"><ofd:Content>")
                        .append(within)
                        .append("</ofd:Content></ofd:CompositeGraphicUnit>");
            }
            parts.resources("<ofd:CompositeGraphicUnits>" + units + "</ofd:CompositeGraphicUnits>");
            parts.first(use(10));
        }
    },
    /** Ten thousand curved, dashed lines over the whole page. */
    MANY_PATHS {
        @Override
        void fill(Parts parts) {
            var path = "<ofd:PathObject Boundary=\"0 0 100 100\" LineWidth=\"30\" DashPattern=\"0.01 0.01\">"
                    + "<ofd:AbbreviatedData>M 0 0 B 0 80 90 0 99 99</ofd:AbbreviatedData></ofd:PathObject>";
            parts.first(path.repeat(10_000));
        }
    },
    /** A pattern of cells that are too small to be seen. */
    SMALL_CELLS {
        @Override
        void fill(Parts parts) {
            parts.first(
                    "<ofd:PathObject Boundary=\"0 0 100 100\" Fill=\"true\"><ofd:FillColor><ofd:Pattern Width=\"0.001\""
                            + " Height=\"0.001\"><ofd:CellContent>" + SQUARE
                            + "</ofd:CellContent></ofd:Pattern></ofd:FillColor>"
                            + "<ofd:AbbreviatedData>M 0 0 L 99 0 L 99 99 C</ofd:AbbreviatedData></ofd:PathObject>");
        }
    },
    /** A picture of 20,000 x 20,000 samples, which is all zeros: 1.2 GB unpacked. */
    LARGE_PICTURE {
        @Override
        void fill(Parts parts) throws IOException {
            parts.add("Doc_0/Res/large.png", png(20_000));
            parts.resources("<ofd:MultiMedias><ofd:MultiMedia ID=\"9\" Type=\"Image\"><ofd:MediaFile>large.png"
                    + "</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>");
            parts.first("<ofd:ImageObject Boundary=\"0 0 100 100\" CTM=\"100 0 0 100 0 0\" ResourceID=\"9\"/>");
        }
    };

    private static final String SQUARE =
            "<ofd:PathObject Boundary=\"0 0 9 9\" Fill=\"true\"><ofd:AbbreviatedData>M 0 0 L 9 0 L 9 9 C"
                    + "</ofd:AbbreviatedData></ofd:PathObject>";

    abstract void fill(Parts parts) throws IOException;

    Content document() throws IOException {
        var parts = new Parts();
        fill(parts);
        return parts.content();
    }

    private static String use(int unit) {
        return "<ofd:CompositeObject Boundary=\"0 0 90 90\" ResourceID=\"" + unit + "\"/>";
    }

    private static byte[] png(int side) throws IOException {
        var data = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(data)) {
            var line = new byte[1 + side * 3];
            for (var row = 0; row < side; row++) {
                out.write(line);
            }
        }
        var png = new ByteArrayOutputStream();
        png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        var header =
                ByteBuffer.allocate(13).putInt(side).putInt(side).put((byte) 8).put((byte) 2);
        png.write(chunk("IHDR", header.array()));
        png.write(chunk("IDAT", data.toByteArray()));
        png.write(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    private static byte[] chunk(String name, byte[] data) {
        var named = ByteBuffer.allocate(4 + data.length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        var sum = new CRC32();
        sum.update(named);
        return ByteBuffer.allocate(named.length + 8)
                .putInt(data.length)
                .put(named)
                .putInt((int) sum.getValue())
                .array();
    }

    /** Parts of a container with two pages. */
    static final class Parts {
        private static final String NAMES = " xmlns:ofd=\"http://www.ofdspec.org/2016\"";

        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
        private final ZipOutputStream zip = new ZipOutputStream(octets);
        private String resources = "";
        private String first = "";

        void add(String name, byte[] part) throws IOException {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(part);
            zip.closeEntry();
        }

        void resources(String more) {
            resources += more;
        }

        void first(String objects) {
            first = objects;
        }

        private void xml(String name, String root, String within) throws IOException {
            add(name, ("<ofd:" + root + NAMES + ">" + within + "</ofd:" + root + ">").getBytes(StandardCharsets.UTF_8));
        }

        private void page(String name, String objects) throws IOException {
            xml(name, "Page", "<ofd:Content><ofd:Layer>" + objects + "</ofd:Layer></ofd:Content>");
        }

        Content content() throws IOException {
            xml("OFD.xml", "OFD", "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>");
            xml(
                    "Doc_0/Document.xml",
                    "Document",
                    "<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 100 100</ofd:PhysicalBox></ofd:PageArea>"
                            + "<ofd:PublicRes>Res.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>"
                            + "<ofd:Page ID=\"1\" BaseLoc=\"1.xml\"/><ofd:Page ID=\"2\" BaseLoc=\"2.xml\"/></ofd:Pages>");
            add(
                    "Doc_0/Res.xml",
                    ("<ofd:Res" + NAMES + " BaseLoc=\"Res\">" + resources + "</ofd:Res>")
                            .getBytes(StandardCharsets.UTF_8));
            page("Doc_0/1.xml", first);
            page("Doc_0/2.xml", SQUARE);
            zip.close();
            return Content.inMemory(Bytes.copyOf(octets.toByteArray()));
        }
    }
}
