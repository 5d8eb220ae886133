/** Texts for the user from an error code, its facts and a language. */
@NullMarked
package signinghelper.guidance;

import org.jspecify.annotations.NullMarked;
