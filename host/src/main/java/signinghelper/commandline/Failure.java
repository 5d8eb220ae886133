package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;

import java.util.List;
import java.util.Map;

/**
 * A refusal as the JSON document has it.
 *
 * @param file the one it is about; null for none
 */
record Failure(
        ErrorCode code,
        String title,
        String reason,
        List<String> steps,
        Map<String, String> facts,
        @Nullable String file) {}
