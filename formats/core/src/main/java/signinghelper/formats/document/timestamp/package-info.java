/** Questions to time-stamp authorities (RFC 3161, GM/T 0033). */
@NullMarked
package signinghelper.formats.document.timestamp;

import org.jspecify.annotations.NullMarked;
