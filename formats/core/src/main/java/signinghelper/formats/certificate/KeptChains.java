package signinghelper.formats.certificate;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chains that lead to one list of CAs, each found once and kept while all of it is valid. Another list has its own, so what is
 * kept ends with its CAs. Revocation is no part of a chain, and is asked each time.
 */
final class KeptChains {
    /** About 10 KiB each, with what BouncyCastle computes once for a key. */
    private static final int MOST = 2_000;

    private static final float USUAL_LOAD = 0.75f;

    /** Dependences of a chain beside the CAs and the time: every octet of the certificate, and the rules. */
    private record Question(Fingerprint certificate, HolderRules rules) {}

    private record Kept(List<X509Certificate> chain, Instant begin, Instant end) {
        boolean holdsAt(Instant now) {
            return !now.isBefore(begin) && !now.isAfter(end);
        }
    }

    private final int most;
    /** The least recently used first. */
    private final Map<Question, Kept> chains = new LinkedHashMap<>(16, USUAL_LOAD, true);

    KeptChains() {
        this(MOST);
    }

    KeptChains(int most) {
        this.most = most;
    }

    /** Returns the kept chain of {@code certificate}, when each certificate of it is valid at {@code now}. */
    Optional<List<X509Certificate>> find(X509Certificate certificate, HolderRules rules, Instant now) {
        var kept = find(new Question(Fingerprint.of(certificate), rules));
        return kept.filter(found -> found.holdsAt(now)).map(Kept::chain);
    }

    /** Returns the certificate of these octets that a kept chain begins with, at whatever time. */
    Optional<X509Certificate> holder(Bytes der, HolderRules rules) {
        var fingerprint = new Fingerprint(Bytes.copyOf(DigestAlgorithm.SHA_256.of(der.toArray())));
        return find(new Question(fingerprint, rules)).map(kept -> kept.chain().get(0));
    }

    private Optional<Kept> find(Question question) {
        synchronized (chains) {
            return Optional.ofNullable(chains.get(question));
        }
    }

    /** Keeps a chain that holds, from the holder's certificate to the anchor. */
    void put(List<X509Certificate> chain, HolderRules rules) {
        var question = new Question(Fingerprint.of(chain.get(0)), rules);
        var kept = new Kept(List.copyOf(chain), begin(chain), end(chain));
        synchronized (chains) {
            chains.put(question, kept);
            if (chains.size() > most) {
                chains.remove(chains.keySet().iterator().next());
            }
        }
    }

    private static Instant begin(List<X509Certificate> chain) {
        return chain.stream()
                .map(certificate -> certificate.getNotBefore().toInstant())
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private static Instant end(List<X509Certificate> chain) {
        return chain.stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
