package com.example;

import app.dispatch.adapters.persistence.LastingOutside;
import app.dispatch.adapters.persistence.Tables;
import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.vault.VaultKey;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Base64;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Dispatch as a bean, in a schema of its own beside the program's tables. */
@Configuration
class DispatchConfiguration {
    /** @param migrated there once the program's migrations have made the schema */
    @Bean(defaultCandidate = false)
    HikariDataSource dispatchPool(DataSourceProperties properties, JdbcTemplate migrated) {
        HikariDataSource pool = properties
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
        pool.setSchema("dispatch");
        pool.setMaximumPoolSize(4);
        return pool;
    }

    @Bean
    Dispatch dispatch(
            @Qualifier("dispatchPool") HikariDataSource pool,
            @Value("${dispatch.key}") String key,
            List<Connector> tools) {
        return Dispatch.wire(LastingOutside.on(
                pool,
                Tables.BROUGHT_UP_TO_DATE,
                VaultKey.of(Base64.getDecoder().decode(key)),
                Outside.inMemory().with(tools)));
    }

    @Bean
    ApplicationRunner takeUp(Dispatch dispatch) {
        return arguments -> dispatch.takeOver().resume();
    }
}
