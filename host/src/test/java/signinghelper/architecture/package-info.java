/** Tests of the layers, the size and the language of the sources. */
@NullMarked
package signinghelper.architecture;

import org.jspecify.annotations.NullMarked;
