/** From an error code, its facts and a language to words for the person. */
@NullMarked
package signinghelper.guidance;

import org.jspecify.annotations.NullMarked;
