package signinghelper.formats.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

import static signinghelper.formats.pdf.RawUpdate.body;
import static signinghelper.formats.pdf.RawUpdate.latin;

/** Update that chance puts together, behind a document that {@link PdfBoxSigner} signed; a seed gives the same each time. */
final class RandomUpdate {
    private static final int CATALOG = 1;
    private static final int PAGES = 2;
    private static final int PAGE = 3;
    private static final int CONTENT = 5;
    private static final int FONT = 7;
    private static final int FIRST_NEW = 90;
    /** Ways to write an object that readers may differ in. */
    private static final int ODD = 20;

    private static final int OPENLY = 20 * ODD;
    private static final String STREAM = "<< %s /Length %d >>\nstream\n%s\nendstream";

    private final SplittableRandom chance;
    private final List<String> steps;
    private final byte[] pdf;
    private final RawUpdate update;
    private final TreeMap<Integer, byte[]> beside = new TreeMap<>();
    private final String oldCatalog;
    private final String oldPage;
    private String catalog;
    private String page;
    private String writtenPage;
    private String trailer = "";
    private int ways = OPENLY;
    private int newest;

    private RandomUpdate(byte[] pdf, SplittableRandom chance, List<String> steps) {
        this.pdf = pdf;
        this.chance = chance;
        this.steps = steps;
        this.update = RawUpdate.of(pdf);
        this.oldCatalog = body(pdf, CATALOG);
        this.oldPage = body(pdf, PAGE);
        this.catalog = oldCatalog;
        this.page = oldPage;
        this.writtenPage = oldPage;
        this.newest = FIRST_NEW + 20 * steps.size();
    }

    /** @param steps to which each step of the update is added, in words */
    static byte[] behind(byte[] signed, long seed, List<String> steps) {
        var chance = new SplittableRandom(seed);
        var once = new RandomUpdate(signed, chance, steps).make();
        return chance.nextInt(4) == 0 ? new RandomUpdate(once, chance, steps).make() : once;
    }

    private byte[] make() {
        switch (chance.nextInt(5)) {
            case 0 -> openly(this::addSomething);
            case 1, 2 -> {
                oddly(() -> write("nothing", next(), "null"));
                oddly(this::changeSomething);
            }
            case 3 -> {
                openly(this::brokenCatalog);
                oddly(this::changeSomething);
            }
            default -> {
                mixed(this::addSomething);
                mixed(this::changeSomething);
            }
        }
        ways = OPENLY;
        if (!catalog.equals(oldCatalog)) {
            write("catalog", CATALOG, catalog);
        }
        betweenObjects();
        inTrailer();
        writeBeside();
        return atTheEnd(update.end(trailer));
    }

    private void openly(Runnable step) {
        inWays(OPENLY, step);
    }

    private void oddly(Runnable step) {
        inWays(ODD, step);
    }

    private void mixed(Runnable step) {
        inWays(2 * ODD, step);
    }

    private void inWays(int number, Runnable step) {
        ways = number;
        step.run();
        if (!page.equals(writtenPage)) {
            writtenPage = page;
            write("page", PAGE, page);
        }
    }

    private int next() {
        return newest++;
    }

    private void step(String name) {
        steps.add(name);
    }

    private static String stream(String entries, String content) {
        return STREAM.formatted(entries, content.length(), content);
    }

    private void inCatalog(String entry) {
        step("catalog with " + entry);
        catalog = catalog.replaceFirst("<<", "<< " + entry);
    }

    /** Adds what a later signature or an archive brings, and nothing of it shows. */
    private void addSomething() {
        var number = next();
        switch (chance.nextInt(5)) {
            case 0 -> write("nothing", number, "null");
            case 1 -> {
                write("metadata", number, stream("/Type /Metadata /Subtype /XML", "<x:xmpmeta/>"));
                inCatalog("/Metadata " + number + " 0 R");
            }
            case 2 -> {
                write("certificate", number, stream("", "a certificate"));
                var proofs = next();
                write("proofs", proofs, "<< /Certs [" + number + " 0 R] >>");
                inCatalog("/DSS " + proofs + " 0 R");
            }
            case 3 -> write("catalog as it was", CATALOG, oldCatalog);
            default -> write("page as it was", PAGE, oldPage);
        }
    }

    private void changeSomething() {
        var picture = stream("", StructureAttacks.OTHER_PICTURE);
        var number = next();
        switch (chance.nextInt(20)) {
            case 0 -> {
                write("other content", number, picture);
                page = page.replaceFirst("/Contents \\d+ 0 R", "/Contents " + number + " 0 R");
            }
            case 1 -> write("font", FONT, "<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold >>");
            case 2 -> page = page.replaceFirst("/Resources \\d+ 0 R", "/Resources << >>");
            case 3 -> page = page.replaceFirst("/Type /Page", "/Type /Page /Rotate 90");
            case 4 -> annotate(number);
            case 5 -> write("pages", PAGES, "<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>");
            case 6 -> secondCatalog(number, picture);
            case 7 -> brokenCatalog();
            case 8 -> {
                step("content freed");
                update.free(CONTENT);
            }
            default -> write("content", CONTENT, picture);
        }
    }

    private void annotate(int number) {
        var drawn = next();
        write("drawn", drawn, stream("/Subtype /Form /BBox [0 0 600 800]", StructureAttacks.OTHER_PICTURE));
        write(
                "annotation",
                number,
                "<< /Type /Annot /Subtype /Stamp /F 4 /Rect [0 0 600 800] /AP << /N " + drawn + " 0 R >> >>");
        page = page.replaceFirst("/Annots \\[", "/Annots [" + number + " 0 R ");
    }

    private void secondCatalog(int number, String picture) {
        write("other content", number, picture);
        var other = next();
        write("other page", other, oldPage.replaceFirst("/Contents \\d+ 0 R", "/Contents " + number + " 0 R"));
        var pages = next();
        write("other pages", pages, "<< /Type /Pages /Kids [" + other + " 0 R] /Count 1 >>");
        var root = next();
        write("other catalog", root, oldCatalog.replaceFirst("/Pages \\d+ 0 R", "/Pages " + pages + " 0 R"));
        if (chance.nextBoolean()) {
            step("root " + root);
            update.root(root);
        }
    }

    /** Programs that do not understand the catalog mend the file, and find other objects. */
    private void brokenCatalog() {
        catalog = catalog.replaceFirst("/Version /[0-9.]+", "");
        inCatalog(List.of("/Version 900 0 R", "/Version 9", "/Extensions 900 0 R", "/Names 900 0 R")
                .get(chance.nextInt(4)));
        if (chance.nextInt(4) > 0) {
            step("entry of 900 leads nowhere");
            update.entry(900, 999_999_999);
        }
    }

    /** Writes an object by the rules, or by any of the ways to let readers differ in it. */
    private void write(String name, int number, String body) {
        var way = chance.nextInt(ways);
        var at = update.withoutSection().length;
        var object = "%d 0 obj\n%s\nendobj\n".formatted(number, body);
        switch (way) {
            case 0, 1, 15, 16, 17 -> written(name, "unlisted").raw(object);
            case 2 -> written(name, "listed free").raw(object).free(number);
            case 3, 19 -> written(name, "entry before it").raw(object).entry(number, at - 1L);
            case 4 -> written(name, "entry within it").raw(object).entry(number, at + 1L);
            case 5, 18 -> written(name, "entry leads nowhere").raw(object).entry(number, 999_999_999);
            case 6 -> written(name, "entry into the signed octets").raw(object).entry(number, signedPlace(number));
            case 7 -> written(name, "entry of another generation").raw(object).entry(number, at, 1);
            case 8 ->
                written(name, "of another generation")
                        .raw(object.replaceFirst(" 0 obj", " 1 obj"))
                        .entry(number, at, 1);
            case 9 -> written(name, "within a stream").stream(next(), "\n" + object);
            case 10 -> written(name, "within a comment").raw("%" + object.replace('\n', '\r'));
            case 11 ->
                written(name, "listed, and again unlisted").object(number, body).raw(object);
            case 12 ->
                written(name, "unlisted, and old one listed")
                        .raw(object)
                        .object(number, body(pdf, number).isEmpty() ? "null" : body(pdf, number));
            case 13 -> {
                written(name, "in the stream beside the table").raw(object);
                beside.put(number, entry(1, at, 0));
            }
            case 14 -> inObjectStream(name, number, body);
            default -> written(name, "listed").object(number, body);
        }
    }

    private RawUpdate written(String name, String way) {
        step(name + ": " + way);
        return update;
    }

    private long signedPlace(int number) {
        return latin(pdf).indexOf("\n" + number + " 0 obj") + 1L;
    }

    private void inObjectStream(String name, int number, String body) {
        var stream = next();
        var head = number + " 0 ";
        var content = head + (body.contains("stream") ? "null" : body);
        var isListed = chance.nextBoolean();
        written(name, isListed ? "in an object stream" : "in an object stream, unlisted")
                .object(stream, stream("/Type /ObjStm /N 1 /First " + head.length(), content));
        if (isListed) {
            beside.put(number, entry(2, stream, 0));
        }
    }

    private static byte[] entry(int kind, int where, int index) {
        return ByteBuffer.allocate(6)
                .put((byte) kind)
                .putInt(where)
                .put((byte) index)
                .array();
    }

    private void writeBeside() {
        if (beside.isEmpty()) {
            return;
        }
        var numbers = new StringBuilder();
        var entries = new ByteArrayOutputStream();
        beside.forEach((number, entry) -> {
            numbers.append(number).append(" 1 ");
            entries.writeBytes(entry);
            if (chance.nextBoolean()) {
                update.free(number);
            }
        });
        var at = update.withoutSection().length;
        var content = entries.toString(StandardCharsets.ISO_8859_1);
        update.raw("%d 0 obj\n%s\nendobj\n"
                .formatted(
                        next(),
                        stream("/Type /XRef /W [1 4 1] /Size 999 /Root 1 0 R /Index [" + numbers + "]", content)));
        trailer += " /XRefStm " + at;
    }

    private void betweenObjects() {
        var garbage = List.of(
                "% a comment\n",
                "garbage\n", "\0\0\0\n", "trailer\n<< /Root 91 0 R >>\n", "startxref\n0\n%%EOF\n", "%PDF-1.7\n");
        var choice = chance.nextInt(6 * garbage.size());
        if (choice < garbage.size()) {
            step("between: " + garbage.get(choice).strip());
            update.raw(garbage.get(choice));
        }
    }

    private void inTrailer() {
        var at = update.withoutSection().length;
        var odd = List.of(
                "/Version /2.0", "/Prev " + at, "/Prev 0", "/Root 91 0 R", "/Size 3", "/XRefStm 7", "/Info 90 0 R");
        var choice = chance.nextInt(6 * odd.size());
        if (choice < odd.size()) {
            step("trailer: " + odd.get(choice));
            trailer += odd.get(choice);
        }
    }

    private byte[] atTheEnd(byte[] made) {
        var text = latin(made);
        var ended = switch (chance.nextInt(30)) {
            case 0 -> text.replaceFirst("%%EOF\\s*$", "");
            case 1 -> text + "startxref\n" + text.replaceFirst("(?s).*startxref\\s+(\\d+).*", "$1") + "\n%%EOF\n";
            case 2 -> text + "startxref\n" + latin(pdf).replaceFirst("(?s).*startxref\\s+(\\d+).*", "$1") + "\n%%EOF\n";
            case 3 -> text + "5 0 obj\n" + stream("", StructureAttacks.OTHER_PICTURE) + "\nendobj\n";
            case 4 -> text + "trailer\n<< /Root 91 0 R >>\n";
            case 5 -> text + "\0\0 garbage\n";
            default -> text;
        };
        if (!ended.equals(text)) {
            step("end: "
                    + (ended.length() < text.length()
                            ? "no %%EOF"
                            : ended.substring(text.length()).strip()));
        }
        return ended.getBytes(StandardCharsets.ISO_8859_1);
    }
}
