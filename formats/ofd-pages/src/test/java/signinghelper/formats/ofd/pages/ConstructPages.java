package signinghelper.formats.ofd.pages;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipInputStream;

/** Pages with one construct of real documents each, put together by hand, and those of ofdrw-layout. */
final class ConstructPages {
    private static final String BOX = "Boundary=\"0 0 100 100\" ";
    private static final String RED = "Value=\"200 0 0\"";
    private static final String BLUE = "Value=\"0 0 200\"";
    private static final String SQUARE = TestPage.square("Boundary=\"10 10 80 80\" CTM=\"6 0 0 6 0 0\"", RED);
    private static final String LAYER = "<ofd:Content><ofd:Layer>%s</ofd:Layer></ofd:Content>";
    private final Map<String, Content> pages = new LinkedHashMap<>();

    private ConstructPages() {}

    /** Returns the documents, each by its name. */
    static Map<String, Content> all() throws IOException {
        var made = new ConstructPages();
        made.paths();
        made.clips();
        made.colours();
        made.shadings();
        made.letters();
        made.pictures();
        made.parts();
        for (var name : new String[] {"annotated", "embedded", "pictures"}) {
            made.pages.put(name, Content.inMemory(Bytes.copyOf(resource(name))));
        }
        return made.pages;
    }

    private void add(String name, TestPage page) throws IOException {
        pages.put(name, page.content());
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = ConstructPages.class.getResourceAsStream(name + ".ofd")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    private static TestPage line(String attributes, String within, String path) {
        return TestPage.with("<ofd:PathObject " + BOX + attributes + ">" + within + "<ofd:AbbreviatedData>" + path
                + "</ofd:AbbreviatedData></ofd:PathObject>");
    }

    private void paths() throws IOException {
        add("boundary", TestPage.with(TestPage.square("Boundary=\"20 30 15 100\" CTM=\"2 0 0 3 0 0\"", RED)));
        var stroke = "<ofd:StrokeColor " + BLUE + "/>";
        add("stroke", line("LineWidth=\"4\"", stroke, "M 20 20 L 80 30 Q 90 60 50 60 B 40 60 20 70 30 90"));
        add("dashes", line("LineWidth=\"4\" DashPattern=\"8 4\"", "", "M 20 20 L 80 30 L 30 90"));
        add("arc", line("LineWidth=\"4\"", "", "M 80 50 A 30 30 0 1 0 50 80"));
        add(
                "even-odd",
                line(
                        "Fill=\"true\" Stroke=\"false\" Rule=\"Even-Odd\"",
                        "<ofd:FillColor " + RED + "/>",
                        "M 10 10 L 90 10 L 90 90 L 10 90 C M 30 30 L 70 30 L 70 70 L 30 70 C"));
        add(
                "drawing-parameters",
                line("DrawParam=\"3\"", "", "M 0 50 L 100 50")
                        .resources("<ofd:DrawParams><ofd:DrawParam ID=\"2\" LineWidth=\"10\"/><ofd:DrawParam ID=\"3\" "
                                + "Relative=\"2\">" + stroke + "</ofd:DrawParam></ofd:DrawParams>"));
    }

    private void clips() throws IOException {
        var clip =
                "<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary=\"0 0 %d %d\"><ofd:AbbreviatedData>M 0 0 L %1$d 0 L %1$d %2$d "
                        + "L 0 %2$d C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips></ofd:PathObject>";
        var whole = TestPage.filled("Boundary=\"10 10 80 80\"", "<ofd:FillColor " + RED + "/>");
        add("clip", TestPage.with(whole.replace("</ofd:PathObject>", clip.formatted(30, 60))));
        add("clip-moved", TestPage.with(SQUARE.replace("</ofd:PathObject>", clip.formatted(5, 10))));
    }

    private void colours() throws IOException {
        var palette =
                "<ofd:ColorSpace ID=\"5\" Type=\"RGB\"><ofd:Palette><ofd:CV>0 0 0</ofd:CV><ofd:CV>0 0 255</ofd:CV>"
                        + "</ofd:Palette></ofd:ColorSpace>";
        var spaces = "<ofd:ColorSpaces><ofd:ColorSpace ID=\"4\" Type=\"GRAY\"/>" + palette + "</ofd:ColorSpaces>";
        add(
                "gray",
                TestPage.with(SQUARE.replace(RED, "ColorSpace=\"4\" Value=\"128\""))
                        .resources(spaces));
        add(
                "palette",
                TestPage.with(SQUARE.replace(RED, "ColorSpace=\"5\" Index=\"1\""))
                        .resources(spaces));
        add("transparent-colour", TestPage.with(SQUARE.replace(RED, RED + " Alpha=\"64\"")));
        add("transparent", TestPage.with(SQUARE.replace("CTM", "Alpha=\"64\" CTM")));
    }

    private void shadings() throws IOException {
        var stops = "><ofd:Segment Position=\"0\"><ofd:Color " + RED
                + "/></ofd:Segment><ofd:Segment Position=\"1\"><ofd:Color " + BLUE + "/></ofd:Segment></ofd:";
        add("axial-shading", filled("<ofd:AxialShd StartPoint=\"20 0\" EndPoint=\"80 0\"" + stops + "AxialShd>"));
        add(
                "radial-shading",
                filled("<ofd:RadialShd StartPoint=\"50 50\" EndPoint=\"50 50\" StartRadius=\"0\" EndRadius=\"40\""
                        + stops + "RadialShd>"));
        add(
                "pattern",
                filled("<ofd:Pattern Width=\"10\" Height=\"10\" XStep=\"20\" YStep=\"20\"><ofd:CellContent>"
                        + TestPage.square("Boundary=\"0 0 10 10\"", RED) + "</ofd:CellContent></ofd:Pattern>"));
    }

    private static TestPage filled(String colour) {
        return TestPage.with(TestPage.filled(BOX, "<ofd:FillColor>" + colour + "</ofd:FillColor>"));
    }

    private static TestPage letters(String file, byte[] font, String code) {
        return TestPage.with("<ofd:TextObject " + BOX + "Font=\"5\" Size=\"16\">" + code + "</ofd:TextObject>")
                .resources("<ofd:Fonts><ofd:Font ID=\"5\" FontName=\"Own\"><ofd:FontFile>" + file
                        + "</ofd:FontFile></ofd:Font></ofd:Fonts>")
                .part("Doc_0/Res/" + file, font);
    }

    private void letters() throws IOException {
        add("true-type", letters("f.ttf", trueType(), "<ofd:TextCode X=\"5\" Y=\"40\">E</ofd:TextCode>"));
        add(
                "delta-x",
                letters(
                        "f.ttf",
                        trueType(),
                        "<ofd:TextCode X=\"5\" Y=\"40\" DeltaX=\"g 3 18 30\">Embed</ofd:TextCode>"));
        add(
                "delta-y",
                letters(
                        "f.ttf",
                        trueType(),
                        "<ofd:TextCode X=\"5\" Y=\"20\" DeltaX=\"g 4 0\" DeltaY=\"g 4 18\">Embed</ofd:TextCode>"));
        add("compact-font", letters("f.cff", TestFont.compact(), "<ofd:TextCode X=\"10\" Y=\"40\">A</ofd:TextCode>"));
    }

    /** Returns the subset of Liberation Sans within the document of ofdrw-layout. */
    private static byte[] trueType() throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(resource("embedded")))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".ttf")) {
                    return zip.readAllBytes();
                }
            }
        }
        throw new IOException("no font");
    }

    private void pictures() throws IOException {
        var object = "<ofd:ImageObject Boundary=\"10 10 80 80\" CTM=\"80 0 0 80 0 0\" ResourceID=\"3\"/>";
        add(
                "picture",
                TestPage.with(object)
                        .resources(TestPage.picture(3, "a.png"))
                        .part("Doc_0/Res/a.png", TestPictures.png()));
        add(
                "jbig2",
                TestPage.with(object)
                        .resources(TestPage.picture(3, "a.jb2"))
                        .part("Doc_0/Res/a.jb2", TestPictures.jbig2()));
    }

    private void parts() throws IOException {
        var unit = TestPage.square("Boundary=\"0 0 50 50\" CTM=\"5 0 0 5 0 0\"", RED);
        add(
                "composite",
                TestPage.with("<ofd:CompositeObject Boundary=\"20 20 80 80\" ResourceID=\"3\"/>")
                        .resources(TestPage.composite(3, unit)));
        add(
                "template",
                TestPage.with("")
                        .content("<ofd:Template TemplateID=\"7\"/>"
                                + LAYER.formatted(TestPage.square("Boundary=\"10 10 10 10\"", BLUE)))
                        .template(LAYER.formatted(SQUARE)));
        add(
                "annotation",
                TestPage.with("")
                        .annotation(
                                "Type=\"Stamp\" ID=\"9\"",
                                "<ofd:Appearance Boundary=\"20 20 60 60\">"
                                        + TestPage.square("Boundary=\"5 5 50 50\" CTM=\"5 0 0 5 0 0\"", RED)
                                        + "</ofd:Appearance>"));
    }
}
