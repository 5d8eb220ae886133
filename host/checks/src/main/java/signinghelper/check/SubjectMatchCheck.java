package signinghelper.check;

import org.jspecify.annotations.Nullable;
import signinghelper.certificate.SubjectDifference;
import signinghelper.check.Evidence.Kind;
import signinghelper.formats.certificate.CertificateSubject;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.certificate.UnifiedCreditCode;
import signinghelper.formats.match.Account;
import signinghelper.formats.match.NameRule;
import signinghelper.formats.match.SubjectMatch;
import signinghelper.guidance.Language;
import signinghelper.profile.Profile;
import signinghelper.protocol.ErrorCode;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyEntry;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Check that each signing certificate names the account's organisation, as a binding requires. */
public final class SubjectMatchCheck implements Check {
    static final String ID = "subject-match";

    private final CertificateReading reading;

    public SubjectMatchCheck(CertificateReading reading) {
        this.reading = reading;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Duration limit() {
        return NETWORK;
    }

    @Override
    public List<Finding> look(Circumstances circumstances) throws InterruptedException {
        var account = circumstances.account();
        if (account == null) {
            return List.of(Finding.skipped(ID));
        }
        var read = reading.read();
        var held = read.keys().stream()
                .filter(key -> key.isFor(KeyEntry.Use.SIGNATURE))
                .toList();
        var profile = circumstances.profile();
        var anyMatches = held.stream().anyMatch(key -> matches(matchOf(key, account, profile), profile));
        // A second U-Key of another user does no harm.
        var otherwise = anyMatches ? Verdict.WARN : Verdict.FAIL;
        var findings = held.stream()
                .map(key -> finding(key, account, otherwise, profile))
                .toList();
        return findings.isEmpty() ? List.of(CertificateReading.nothing(ID, read)) : findings;
    }

    private static SubjectMatch matchOf(HeldKey key, Account account, @Nullable Profile profile) {
        return SubjectMatch.of(key.key().certificate(), account, rules(profile));
    }

    private static HolderRules rules(@Nullable Profile profile) {
        return profile == null ? HolderRules.USUAL : profile.signing().holder();
    }

    private static boolean matches(SubjectMatch match, @Nullable Profile profile) {
        return match.matches(
                profile == null ? NameRule.REFUSE : profile.signing().binding().nameRule());
    }

    private Finding finding(HeldKey held, Account account, Verdict otherwise, @Nullable Profile profile) {
        var match = matchOf(held, account, profile);
        var seen = reading.evidence(held, evidence(held, account, match, rules(profile)));
        if (matches(match, profile)) {
            return Finding.pass(ID, seen);
        }
        var facts = new HashMap<>(HelpFacts.of(profile, SubjectDifference.facts(match)));
        facts.putAll(menus(profile, account.role()));
        return Finding.of(ID, otherwise, ErrorCode.SUBJECT_MISMATCH, seen).with(facts);
    }

    private static Map<String, String> menus(@Nullable Profile profile, Account.Role role) {
        var menus = new HashMap<String, String>();
        if (profile != null) {
            for (var language : Language.values()) {
                menus.put("menu@" + language.tag(), profile.signing().menu(role, language));
            }
        }
        return menus;
    }

    private static List<Evidence> evidence(HeldKey held, Account account, SubjectMatch match, HolderRules rules) {
        var subject = CertificateSubject.of(held.key().certificate(), rules);
        return List.of(
                new Evidence("certificate-name", Kind.IDENTITY, subject.organisation()),
                new Evidence("account-name", Kind.IDENTITY, account.name()),
                new Evidence("certificate-code", Kind.IDENTITY, text(subject.creditCode())),
                new Evidence("account-code", Kind.IDENTITY, account.creditCode()),
                new Evidence("name", Kind.PLAIN, match.name().toString()),
                new Evidence("code", Kind.PLAIN, match.creditCode().toString()));
    }

    private static String text(@Nullable UnifiedCreditCode code) {
        return code == null ? "" : code.value();
    }
}
