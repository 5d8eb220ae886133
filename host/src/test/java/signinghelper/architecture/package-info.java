/** What may know what. */
@NullMarked
package signinghelper.architecture;

import org.jspecify.annotations.NullMarked;
