@NullMarked
package signinghelper.discovery;

import org.jspecify.annotations.NullMarked;
