/** The reference portal: pages, and a server that believes nothing it has not verified. */
@NullMarked
package signinghelper.demo.portal;

import org.jspecify.annotations.NullMarked;
