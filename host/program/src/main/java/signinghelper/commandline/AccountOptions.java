package signinghelper.commandline;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import signinghelper.formats.match.Account;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The account at the portal that certificates are compared with: from a file, or from three options. */
final class AccountOptions {
    /** An account has a few lines; a larger file is something else. */
    private static final int MOST_BYTES = 16 * 1024;

    /** JSON as a page gives it: {@code name}, {@code creditCode}, {@code role}. */
    @Option(names = "--account", paramLabel = "FILE")
    private @Nullable Path file;

    @ArgGroup(exclusive = false)
    private @Nullable Fields fields;

    private static final class Fields {
        @Option(names = "--name", paramLabel = "NAME", required = true)
        private String name = "";

        @Option(names = "--credit-code", paramLabel = "CODE", required = true)
        private String creditCode = "";

        @Option(names = "--role", paramLabel = "supplier|purchaser", required = true)
        private Account.Role role = Account.Role.SUPPLIER;
    }

    /** Returns the file, for the text of a refusal; null when no file is given. */
    @Nullable
    Path file() {
        return file;
    }

    /**
     * Reads the account; empty when none was named.
     *
     * @throws Refusal {@code FILE_ABSENT}, {@code FILE_FAILED}
     * @throws IllegalArgumentException if the file is not an account
     */
    Optional<Account> account(WireFormat format) throws Refusal {
        if (file != null) {
            return Optional.of(read(file, format));
        }
        return Optional.ofNullable(fields).map(told -> new Account(told.name, told.creditCode, told.role));
    }

    private static Account read(Path file, WireFormat format) throws Refusal {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IllegalArgumentException("not an account: too large");
            }
            return format.decode(Account.class, Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not an account", e);
        } catch (NoSuchFileException e) {
            throw Refusal.of(ErrorCode.FILE_ABSENT, e);
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.FILE_FAILED, e);
        }
    }
}
