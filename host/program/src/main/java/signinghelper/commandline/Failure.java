package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;

import java.util.List;
import java.util.Map;

/**
 * Refusal in the JSON document.
 *
 * @param file that it concerns; null for none
 */
record Failure(
        ErrorCode code,
        String title,
        String reason,
        List<String> steps,
        Map<String, String> facts,
        @Nullable String file) {}
