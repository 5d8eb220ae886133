package signinghelper.formats.ofd;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Signed document whose unsigned parts chance writes anew by the grammar of GB/T 33190, with another document beside
 * it; a seed gives the same each time.
 */
final class RandomOfd {
    private static final String ROOT = "OFD.xml";
    private static final String OTHER_DOCUMENT = "Doc_1/Document.xml";
    private static final String OTHER_PAGE = "Doc_1/Pages/Page_0/Content.xml";
    private static final String ANNOTATIONS = "Doc_0/Annots/Annotations.xml";
    private static final String ANNOTATION = "Doc_0/Annots/Page_0/Annotation.xml";
    private static final String DESCRIPTION = "Doc_1/Signature.xml";
    private static final String NAMESPACE = "http://www.ofdspec.org/2016";
    private static final String CONTENT = "<ofd:Content><ofd:Layer ID=\"3\"/></ofd:Content>";

    private final TestOfd document;
    private final SplittableRandom chance;
    private final List<String> steps;
    private final List<String> added = new ArrayList<>();

    private RandomOfd(TestOfd document, SplittableRandom chance, List<String> steps) {
        this.document = document;
        this.chance = chance;
        this.steps = steps;
    }

    /** @param steps to which each step is added, in words */
    static void rewrite(TestOfd signed, long seed, List<String> steps) {
        var made = new RandomOfd(signed, new SplittableRandom(seed), steps);
        made.add();
        made.hide();
        if (made.oneOf(4) > 0) {
            made.writeRoot();
        }
    }

    private int oneOf(int number) {
        return chance.nextInt(number);
    }

    private String oneOf(String... all) {
        return all[chance.nextInt(all.length)];
    }

    private String step(String name, String text) {
        steps.add(name + " " + text);
        return text;
    }

    private static String xml(String element, String content) {
        return "<ofd:%s xmlns:ofd=\"%s\">%s</ofd:%s>".formatted(element, NAMESPACE, content, element);
    }

    private void put(String name, String xml) {
        added.add(name);
        document.put(name, xml);
    }

    private void add() {
        switch (oneOf(8)) {
            case 0, 1 -> otherDocument();
            case 2 -> {
                put(step("other page", TestOfd.PAGE.replace("Content", "content")), xml("Page", CONTENT));
                otherDocument();
            }
            case 3, 4 -> annotate();
            case 5 -> put(step("other page", "Doc_0/Pages/Page_1/Content.xml"), xml("Page", CONTENT));
            default -> {
                // Most rewritings need nothing beside what is there.
            }
        }
    }

    /** Puts another document beside that of {@code OFD.xml}, which leads to it nowhere. */
    static void putOther(TestOfd document) {
        document.put(OTHER_DOCUMENT, document.text(TestOfd.DOCUMENT).replaceFirst("<\\?.*\\?>", ""))
                .put(OTHER_PAGE, xml("Page", CONTENT));
    }

    private void otherDocument() {
        step("other document", OTHER_DOCUMENT);
        putOther(document);
        added.addAll(List.of(OTHER_DOCUMENT, OTHER_PAGE));
        if (oneOf(3) == 0) {
            document.replace(OTHER_DOCUMENT, "\"Pages/", "\"/Doc_0/Pages/");
            document.parts.remove(OTHER_PAGE);
            added.remove(OTHER_PAGE);
        }
    }

    private void annotate() {
        var isAll = oneOf(2) == 0;
        var page = "<ofd:Page PageID=\"1\"><ofd:FileLoc>%s</ofd:FileLoc></ofd:Page>"
                .formatted(isAll ? "Annotations.xml" : "Page_0/Annotation.xml");
        var annotation = "<ofd:Annot ID=\"9\" Type=\"Stamp\"><ofd:Appearance Boundary=\"0 0 9 9\"/></ofd:Annot>";
        step("annotations", isAll ? "with the list of signatures" : "");
        put(ANNOTATIONS, xml("Annotations", isAll ? page + annotation + entries() : page));
        if (!isAll) {
            put(ANNOTATION, xml("PageAnnot", annotation));
        }
    }

    private String entries() {
        return document.text(TestOfd.LIST).replaceAll("(?s).*?(<ofd:Signature .*)</ofd:Signatures>.*", "$1");
    }

    /** Lets added parts pass for parts of a signature, which no signature needs to hold. */
    private void hide() {
        for (var part : List.copyOf(added)) {
            switch (oneOf(8)) {
                case 0 -> list("<ofd:Signature ID=\"8\" BaseLoc=\"" + location(part) + "\"/>");
                case 1 -> {
                    put(
                            DESCRIPTION,
                            xml(
                                    "Signature",
                                    "<ofd:SignedInfo><ofd:Seal><ofd:BaseLoc>" + location(part)
                                            + "</ofd:BaseLoc></ofd:Seal></ofd:SignedInfo><ofd:SignedValue>"
                                            + location(part) + "</ofd:SignedValue>"));
                    list("<ofd:Signature ID=\"8\" BaseLoc=\"/" + DESCRIPTION + "\"/>");
                }
                default -> {
                    // It stands openly there.
                }
            }
        }
    }

    private void list(String entry) {
        var before = oneOf(2) == 0;
        step("listed", entry);
        document.replace(
                TestOfd.LIST,
                before ? "</ofd:MaxSignId>" : "</ofd:Signatures>",
                before ? "</ofd:MaxSignId>" + entry : entry + "</ofd:Signatures>");
    }

    private void writeRoot() {
        var prefix = oneOf(6) > 0 ? "ofd:" : oneOf("x:", "");
        var space = oneOf(6) > 0 ? NAMESPACE : oneOf("http://www.ofdspec.org/2020", "");
        var declared = prefix.isEmpty() ? " xmlns=\"%s\"" : " xmlns:" + prefix.replace(":", "") + "=\"%s\"";
        var isUndeclared = space.isEmpty() && !prefix.isEmpty();
        var root = "<ofd:OFD" + (isUndeclared ? "" : declared.formatted(space)) + " Version=\"1.0\" DocType=\"OFD\">"
                + bodies() + "</ofd:OFD>";
        encode(step("root", root.replace("<ofd:", "<" + prefix).replace("</ofd:", "</" + prefix)));
    }

    private void encode(String root) {
        var bytes = switch (oneOf(18)) {
            case 0 -> root.getBytes(StandardCharsets.UTF_16);
            case 1 -> ("\uFEFF" + root).getBytes(StandardCharsets.UTF_8);
            case 2 -> ("<?xml version=\"1.1\" encoding=\"GBK\"?>" + root).getBytes(StandardCharsets.UTF_8);
            default -> ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + root).getBytes(StandardCharsets.UTF_8);
        };
        document.parts.put(ROOT, bytes);
    }

    private String bodies() {
        var own = body(docRoot(TestOfd.DOCUMENT), "");
        var other = docRoot(OTHER_DOCUMENT);
        return switch (oneOf(24)) {
            case 0 -> own + body(other, "");
            case 1 -> body(other, "") + own;
            case 2 -> body(docRoot(TestOfd.DOCUMENT) + other, "");
            case 3 -> body(other + docRoot(TestOfd.DOCUMENT), "");
            case 4 -> body(docRoot(TestOfd.DOCUMENT), other);
            case 5 -> body("<!--" + other + "-->" + docRoot(TestOfd.DOCUMENT), "");
            case 6 -> body("<![CDATA[" + other + "]]>" + docRoot(TestOfd.DOCUMENT), "");
            case 7 -> "<ofd:Extensions>" + body(other, "") + "</ofd:Extensions>" + own;
            case 8 -> body(docRoot(TestOfd.DOCUMENT) + versions(), "");
            case 9 -> body("", "") + own;
            case 10 -> body("<ofd:docroot>" + OTHER_DOCUMENT + "</ofd:docroot>" + docRoot(TestOfd.DOCUMENT), "");
            case 12 -> body(other, "");
            case 11 -> body("<DocRoot xmlns=\"\">" + OTHER_DOCUMENT + "</DocRoot>" + docRoot(TestOfd.DOCUMENT), "");
            default -> own;
        };
    }

    private static String versions() {
        return "<ofd:Versions><ofd:Version ID=\"1\" Index=\"1\" Current=\"true\" BaseLoc=\"/" + OTHER_DOCUMENT
                + "\"/></ofd:Versions>";
    }

    private String body(String docRoot, String withinSignatures) {
        var own = "<ofd:Signatures>/" + TestOfd.LIST + withinSignatures + "</ofd:Signatures>";
        var other = "<ofd:Signatures>" + location(ANNOTATIONS) + "</ofd:Signatures>";
        var lists = List.of(own, own, own, own, other, own + other, other + own).get(oneOf(7));
        return "<ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID></ofd:DocInfo>" + docRoot + lists + "</ofd:DocBody>";
    }

    private String docRoot(String part) {
        return "<ofd:DocRoot>" + location(part) + "</ofd:DocRoot>";
    }

    /** Spells a location as makers do, and as readers may take for another part. */
    private String location(String part) {
        var other = part.equals(TestOfd.DOCUMENT) ? OTHER_DOCUMENT : TestOfd.DOCUMENT;
        return switch (oneOf(36)) {
            case 0, 1 -> "/" + part;
            case 2 -> "./" + part;
            case 3 -> part.replace('/', '\\');
            case 4 -> "\n  " + part + "\n";
            case 5 -> part.replaceFirst("/", "//");
            case 6 -> other.replaceFirst("/.*", "/../") + part;
            case 7 -> part.toLowerCase(Locale.ROOT);
            case 8 -> part.replaceFirst("D", "%44");
            case 9 -> part.replaceFirst("D", "&#68;");
            case 10 -> part.replaceFirst("/", "/<!-- -->");
            case 11 -> "<![CDATA[" + part + "]]>";
            case 12 -> part + "<ofd:Loc>" + other + "</ofd:Loc>";
            case 13 -> "<ofd:Loc>" + other + "</ofd:Loc>" + part;
            case 14 -> "<?loc " + other + "?>" + part;
            case 15 -> "../" + part;
            case 16 -> "file:///" + part;
            case 17 -> part + "#" + other;
            default -> part;
        };
    }
}
