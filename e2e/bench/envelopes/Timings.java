import java.util.Arrays;

/** Times of one case, in microseconds. */
record Timings(String name, double[] samples) {

    double mean() {
        return Arrays.stream(samples).average().orElse(Double.NaN);
    }

    private double variance() {
        var mean = mean();
        return Arrays.stream(samples).map(one -> (one - mean) * (one - mean)).sum() / (samples.length - 1);
    }

    double deviation() {
        return Math.sqrt(variance());
    }

    double median() {
        var sorted = samples.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Returns those at most this long: what is longer waited for the computer. */
    Timings upTo(double most) {
        return new Timings(name, Arrays.stream(samples).filter(one -> one <= most).toArray());
    }

    /** Returns Welch's t: beyond some 4.5 the means differ, as is usual to say of leaks. */
    double welch(Timings other) {
        return (mean() - other.mean())
                / Math.sqrt(variance() / samples.length + other.variance() / other.samples.length);
    }
}
