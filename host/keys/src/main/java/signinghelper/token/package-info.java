/**
 * A driver's U-Keys: their lists and contents, the PIN, and a signature over a finished digest. It depends on neither
 * commands nor windows.
 */
@NullMarked
package signinghelper.token;

import org.jspecify.annotations.NullMarked;
