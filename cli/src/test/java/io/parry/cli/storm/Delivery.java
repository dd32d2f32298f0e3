package io.parry.cli.storm;

import java.time.Instant;

/**
 * One time that an event is delivered.
 *
 * @param number of the delivery: its envelope's id, another for each delivery of one event
 * @param event number of the event: CloudTrail's id of it
 */
record Delivery(int number, int event, String key) {
    String id() {
        return "delivery-" + number;
    }

    String json(Instant time) {
        return "{\"id\": \"" + id() + "\", \"source\": \"aws.cloudtrail\", \"account\": \"123456789012\","
                + " \"region\": \"us-east-1\", \"time\": \"" + time + "\", \"detail\": {\"eventName\": \"StopLogging\","
                + " \"eventID\": \"event-" + event + "\", \"eventTime\": \"" + time.minusSeconds(60)
                + "\", \"key\": \"" + key + "\"}}";
    }
}
