package org.rollbook.messages.connection;

/**
 * How much one connection may ask of one node. The first limits are generous: they keep a vendor that runs wild from
 * the others, no more.
 *
 * @param requestsPerMinute that may be answered
 * @param concurrentRequests that may be under way
 * @param rowsPerSecond objects that may be read
 */
public record RequestLimits(int requestsPerMinute, int concurrentRequests, int rowsPerSecond) {
    public static RequestLimits generous() {
        return new RequestLimits(1_200_000, 1_000, 5_000_000);
    }
}
