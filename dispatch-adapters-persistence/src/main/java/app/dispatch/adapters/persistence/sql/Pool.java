package app.dispatch.adapters.persistence.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/**
 * Connections that are lent again and again: those of Dispatch, or a host's.
 *
 * @param size how many may be lent at a time
 * @param evict has those that are idle be made anew
 * @param close ends all of them; those of a host stay
 */
public record Pool(DataSource connections, int size, Runnable evict, Runnable close) {
    /** Dispatch's own. */
    public static Pool own(HikariConfig config) {
        config.setPoolName("database");
        HikariDataSource pool = new HikariDataSource(config);
        return new Pool(
                pool,
                pool.getMaximumPoolSize(),
                () -> pool.getHikariPoolMXBean().softEvictConnections(),
                pool::close);
    }

    /** A host's, of which Dispatch takes no more than {@code size} at a time. */
    public static Pool ofHost(DataSource connections, int size) {
        return new Pool(connections, size, () -> {}, () -> {});
    }
}
