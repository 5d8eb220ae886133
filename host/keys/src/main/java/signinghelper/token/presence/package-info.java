/** U-Keys that are plugged in and pulled out. Used through {@link signinghelper.token.plugged.Tokens}. */
@NullMarked
package signinghelper.token.presence;

import org.jspecify.annotations.NullMarked;
