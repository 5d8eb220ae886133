package signinghelper.prompt;

import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.PageSize;
import signinghelper.formats.document.SealPlacement;
import signinghelper.formats.document.SealPlacement.Strip;
import signinghelper.formats.seal.Seal;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.HeldKey;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javax.imageio.ImageIO;

/** Seals for any key, one on the last of the three pages of each document. */
public final class FakeSeals implements SealArrangement {
    private static final PageSize A4 = new PageSize(210, 297);

    private final List<OfferedSeal> choices;
    private final TreeSet<Integer> toPlace;
    private final Map<Integer, List<PlacedSeal>> placed = new HashMap<>();
    private Seal chosen;

    /**
     * @param choices at least one
     * @param toPlace documents whose seal the user has to place
     */
    public FakeSeals(List<OfferedSeal> choices, Integer... toPlace) {
        this.choices = List.copyOf(choices);
        this.toPlace = new TreeSet<>(List.of(toPlace));
        this.chosen = choices.get(0).seal();
    }

    /** Returns a seal with a red ring as its picture. */
    public static OfferedSeal ring(long daysLeft) {
        var image = new BufferedImage(200, 200, BufferedImage.TYPE_INT_ARGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.setStroke(new BasicStroke(12));
        graphics.drawOval(10, 10, 180, 180);
        graphics.dispose();
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            var seal = TestSeal.of(TestHolder.of(TestKey.SM2), TestAuthority.NOW);
            seal.picture = out.toByteArray();
            return new OfferedSeal(Seal.parse(Bytes.copyOf(seal.encoded())), daysLeft);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FormatException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public List<OfferedSeal> choices(HeldKey key) {
        return choices;
    }

    @Override
    public Optional<Seal> chosen(HeldKey key) {
        return Optional.of(chosen);
    }

    @Override
    public void choose(HeldKey key, Seal seal) {
        chosen = seal;
    }

    @Override
    public Optional<SealedPages> pages(HeldKey key, int document) {
        var picture = chosen.picture();
        var placement = new SealPlacement(3, 150, 247, picture.width(), picture.height(), Strip.WHOLE);
        var seals = placed.getOrDefault(document, List.of(new PlacedSeal(0, placement, true)));
        return Optional.of(new SealedPages(Collections.nCopies(3, A4), picture, seals, true));
    }

    @Override
    public void place(int document, List<PlacedSeal> seals) {
        placed.put(document, seals);
        toPlace.remove(document);
    }

    @Override
    public List<Integer> toPlace() {
        return List.copyOf(toPlace);
    }
}
