/** U-Keys that come and go. Reached through {@link signinghelper.token.Tokens}. */
@NullMarked
package signinghelper.token.presence;

import org.jspecify.annotations.NullMarked;
