/** The plugged-in U-Keys of all drivers, each once: listed, read, held and watched through {@link Tokens}. */
@NullMarked
package signinghelper.token.plugged;

import org.jspecify.annotations.NullMarked;
