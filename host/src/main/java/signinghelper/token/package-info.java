/** U-Keys: what is plugged in, the PIN, and a signature over a finished digest. Knows neither commands nor windows. */
@NullMarked
package signinghelper.token;

import org.jspecify.annotations.NullMarked;
