/**
 * The one door to AWS, generic over the SDK's own models: a new service is a dependency, not code. Open
 * {@link io.parry.actions.door.AwsCloud} first.
 */
@NullMarked
package io.parry.actions.door;

import org.jspecify.annotations.NullMarked;
