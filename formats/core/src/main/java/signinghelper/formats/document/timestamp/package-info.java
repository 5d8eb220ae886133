/** Time stamps (RFC 3161, GM/T 0033), read and judged. */
@NullMarked
package signinghelper.formats.document.timestamp;

import org.jspecify.annotations.NullMarked;
