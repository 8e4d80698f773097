package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.dispatch.application.tool.Params;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.value.Value.Fields;
import com.example.Shop.Order;
import com.example.Shop.Orders;
import com.example.Shop.Receipt;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

class ShopTest {
    @Test
    void an_order_is_carried_out_and_its_run_is_there_after_a_restart() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            try (ConfigurableApplicationContext program = start(postgres)) {
                program.getBean(Orders.class).place(new Order("7", 4200));
                assertEquals(RunStatus.OK, result(program).run().status());
                assertEquals(
                        List.of("V1__orders.sql"),
                        program.getBean(JdbcTemplate.class)
                                .queryForList("select script from flyway_schema_history", String.class));
            }
            try (ConfigurableApplicationContext again = start(postgres)) {
                Fields output =
                        (Fields) result(again).steps().getFirst().output().orElseThrow();
                assertEquals(
                        new Receipt("Order 7: 4200 cents"), Params.of(output).as(Receipt.class));
            }
        }
    }

    private static RunRecord result(ConfigurableApplicationContext program) {
        return program.getBean(Orders.class).result("7");
    }

    private static ConfigurableApplicationContext start(EmbeddedPostgres postgres) {
        return SpringApplication.run(
                Shop.class, "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"));
    }
}
