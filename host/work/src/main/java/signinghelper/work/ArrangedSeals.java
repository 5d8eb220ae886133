package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.SealAppearance;
import signinghelper.formats.seal.Seal;
import signinghelper.prompt.OfferedSeal;
import signinghelper.prompt.PlacedSeal;
import signinghelper.prompt.SealArrangement;
import signinghelper.prompt.SealedPages;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Seals of an order's documents: chosen by the user among those that fit the key, and placed. */
final class ArrangedSeals implements SealArrangement {
    private static final Logger LOG = System.getLogger(ArrangedSeals.class.getName());

    private final SealChoice choice;
    private final Map<Integer, DocumentSeal> documents = new TreeMap<>();
    private final Map<X509Certificate, List<OfferedSeal>> fitting = new HashMap<>();
    private final Map<X509Certificate, Seal> chosen = new HashMap<>();

    ArrangedSeals(DocumentBatch batch, SealChoice choice, KeywordSearch keywords) {
        this.choice = choice;
        for (var number = 0; number < batch.entries().size(); number++) {
            var entry = batch.entries().get(number);
            if (entry.seal() != null) {
                var content = Objects.requireNonNull(entry.content());
                documents.put(number, new DocumentSeal(entry.seal(), content, entry.format(), keywords));
            }
        }
    }

    /** Returns itself for the window; null when no document shows a seal. */
    @Nullable
    SealArrangement shown() {
        return documents.isEmpty() ? null : this;
    }

    /**
     * Returns the appearance of a document's seal; null when it shows none.
     *
     * @throws Refusal {@code SEAL_REFUSED} when no seal fits the key
     * @throws FormatException as {@link DocumentSeal#with}
     */
    @Nullable
    SealAppearance appearance(int document, HeldKey key) throws FormatException, IOException, Refusal {
        var wanted = documents.get(document);
        if (wanted == null) {
            return null;
        }
        var seal = seal(key);
        var placements = wanted.with(seal.picture()).seals().stream()
                .map(PlacedSeal::placement)
                .toList();
        return new SealAppearance(seal.encoded(), seal.picture(), placements);
    }

    /**
     * Refuses a document whose seal may not be signed now.
     *
     * @throws Refusal {@code SEAL_REFUSED} when the seal has ended meanwhile
     * @throws FormatException {@code SEAL_REFUSED} when the user has not placed it
     */
    void requireAgreed(int document, HeldKey key) throws FormatException, Refusal {
        var wanted = documents.get(document);
        if (wanted != null) {
            choice.requireFit(seal(key), key);
            if (wanted.isToPlace()) {
                throw FormatException.sealBreaks(SealPlaces.Rule.NOT_PLACED);
            }
        }
    }

    private synchronized Seal seal(HeldKey key) throws Refusal {
        var certificate = key.key().certificate();
        var seal = chosen.get(certificate);
        if (seal == null) {
            var offered = choice.fitting(key);
            fitting.put(certificate, offered);
            seal = offered.get(0).seal();
            chosen.put(certificate, seal);
        }
        return seal;
    }

    @Override
    public synchronized List<OfferedSeal> choices(HeldKey key) {
        return fitting.getOrDefault(key.key().certificate(), List.of());
    }

    @Override
    public synchronized Optional<Seal> chosen(HeldKey key) {
        return Optional.ofNullable(chosen.get(key.key().certificate()));
    }

    @Override
    public synchronized void choose(HeldKey key, Seal seal) {
        if (choices(key).stream().noneMatch(offered -> offered.seal().equals(seal))) {
            throw new IllegalArgumentException("a seal that was not offered");
        }
        chosen.put(key.key().certificate(), seal);
    }

    @Override
    public Optional<SealedPages> pages(HeldKey key, int document) {
        var wanted = documents.get(document);
        var seal = chosen(key);
        if (wanted == null || seal.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(wanted.with(seal.get().picture()));
        } catch (FormatException | IOException e) {
            LOG.log(Level.WARNING, "a seal has no place on a document", e);
            return Optional.empty();
        }
    }

    @Override
    public void place(int document, List<PlacedSeal> seals) {
        Objects.requireNonNull(documents.get(document)).place(seals);
    }

    @Override
    public List<Integer> toPlace() {
        return documents.entrySet().stream()
                .filter(entry -> entry.getValue().isToPlace())
                .map(Map.Entry::getKey)
                .toList();
    }
}
