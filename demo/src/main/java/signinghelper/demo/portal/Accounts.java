package signinghelper.demo.portal;

import signinghelper.formats.certificate.Fingerprint;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The accounts, in memory. Called by many threads. */
final class Accounts {
    private static final int MAXIMUM = 10_000;

    private final Map<String, RegisteredAccount> byUserName = new LinkedHashMap<>();

    /** Returns false if the name is taken, or no more fit. */
    synchronized boolean add(RegisteredAccount account) {
        return byUserName.size() < MAXIMUM && byUserName.putIfAbsent(account.userName(), account) == null;
    }

    synchronized void forgetAll() {
        byUserName.clear();
    }

    synchronized Optional<RegisteredAccount> find(String userName) {
        return Optional.ofNullable(byUserName.get(userName));
    }

    Optional<RegisteredAccount> find(String userName, String password) {
        var account = find(userName);
        // The time of the answer must not tell which accounts exist.
        var holds = account.map(RegisteredAccount::password)
                .orElse(PasswordHash.OF_NOTHING)
                .matches(password);
        return account.filter(found -> holds);
    }

    synchronized Optional<RegisteredAccount> findBoundTo(Fingerprint fingerprint) {
        return byUserName.values().stream()
                .filter(account -> account.isBoundTo(fingerprint))
                .findAny();
    }

    /** Binds a certificate in place of an earlier one. Returns false if it is bound to another account. */
    synchronized boolean bind(String userName, Fingerprint fingerprint) {
        var other =
                findBoundTo(fingerprint).filter(account -> !account.userName().equals(userName));
        if (other.isPresent()) {
            return false;
        }
        return byUserName.computeIfPresent(userName, (name, account) -> account.boundTo(fingerprint)) != null;
    }
}
