package signinghelper.formats.ofd;

import signinghelper.formats.ofd.RawZip.Header;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Container that chance writes anew around the parts of a signed document; a seed gives the same each time. */
final class RandomZip {
    private final SplittableRandom chance;
    private final List<String> steps;
    private final byte[] other;
    private final RawZip zip = new RawZip();

    private RandomZip(SplittableRandom chance, List<String> steps, byte[] other) {
        this.chance = chance;
        this.steps = steps;
        this.other = other;
    }

    /**
     * Writes the parts.
     *
     * @param other page for some readers
     * @param steps to which each step is added, in words
     */
    static byte[] around(Map<String, byte[]> parts, byte[] other, long seed, List<String> steps) {
        var made = new RandomZip(new SplittableRandom(seed), steps, other);
        parts.forEach(made::write);
        return made.zip.zip();
    }

    private void write(String name, byte[] data) {
        var local = RawZip.header(name, data);
        var listed = RawZip.header(name, data);
        if (name.equals(TestOfd.PAGE)) {
            page(local, data, listed);
        } else if (chance.nextInt(12) == 0) {
            step("another page behind " + name);
            local.behind = RawZip.local(TestOfd.PAGE, other);
            zip.write(local, data, listed);
        } else {
            spell(local, listed);
            zip.write(local, data, listed);
        }
    }

    private void step(String name) {
        steps.add(name);
    }

    /** Lets the headers be spelled as some programs do. */
    private void spell(Header local, Header listed) {
        switch (chance.nextInt(24)) {
            case 0 -> {
                step(local.name + " with a time");
                local.extra = new byte[] {0x55, 0x54, 1, 0, 0};
            }
            case 1 -> {
                step(local.name + " padded");
                local.extra = new byte[] {0, 0};
            }
            case 2 -> {
                step(local.name + " with another flag in the directory");
                listed.flags = 0;
            }
            default -> {
                // Most entries are as most programs write them.
            }
        }
    }

    private void page(Header local, byte[] data, Header listed) {
        var evil = RawZip.header(TestOfd.PAGE, other);
        var at = zip.position();
        switch (chance.nextInt(12)) {
            case 0 -> {
                step("another page before it");
                zip.write(evil, other, RawZip.header(TestOfd.PAGE, other)).write(local, data, listed);
            }
            case 1 -> {
                step("another page after it");
                zip.write(local, data, listed).write(evil, other, RawZip.header(TestOfd.PAGE, other));
            }
            case 2 -> {
                step("another page under a name of the same part");
                var name = List.of("/" + TestOfd.PAGE, "./" + TestOfd.PAGE, TestOfd.PAGE.replace('/', '\\'))
                        .get(chance.nextInt(3));
                zip.write(local, data, listed).write(RawZip.header(name, other), other, RawZip.header(name, other));
            }
            case 3 -> {
                step("another page in the stream alone");
                local.behind = RawZip.local(TestOfd.PAGE, other);
                zip.write(local, data, listed);
            }
            case 4 -> {
                step("the page within another page's entry");
                var hidden = RawZip.local(TestOfd.PAGE, data);
                zip.write(evil, other, RawZip.header("pad", other))
                        .write(RawZip.header("pad2", hidden), hidden, RawZip.header("pad2", hidden))
                        .list(listed, zip.position() - hidden.length);
            }
            case 5 -> {
                step("a name for it in front alone");
                local.name = "Doc_0/Pages/Page_0/Content.xmL";
                zip.write(local, data, listed);
            }
            case 6 -> {
                step("another page by its second name");
                var path = RawZip.header("Doc_0/a.xml", other);
                path.flags = 0;
                path.extra = RawZip.unicodePath("Doc_0/a.xml", TestOfd.PAGE);
                zip.write(local, data, listed).write(path, other, path);
            }
            case 7 -> {
                step("listed twice, at " + at);
                zip.write(local, data, listed).list(RawZip.header(TestOfd.PAGE, data), at);
            }
            default -> {
                spell(local, listed);
                zip.write(local, data, listed);
            }
        }
    }
}
