/** Tests of the layers and directions of imports. */
@NullMarked
package signinghelper.architecture;

import org.jspecify.annotations.NullMarked;
