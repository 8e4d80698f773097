package com.example;

import app.dispatch.application.Dispatch;
import app.dispatch.application.json.Json;
import app.dispatch.application.run.RunRequest;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.Op;
import app.dispatch.application.tool.Params;
import app.dispatch.application.tool.Tool;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunKey;
import app.dispatch.domain.run.RunRecord;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** A program with tables of its own, whose orders are carried out as plans. */
@SpringBootApplication
public class Shop {
    static final UserId OWNER = new UserId("shop");

    public record Order(String id, long cents) {}

    public record Receipt(String text) {}

    public static void main(String[] args) {
        SpringApplication.run(Shop.class, args);
    }

    @Bean
    Connector tool() {
        return Tool.named("shop", "Shop")
                .op(
                        Op.sets("receipt", "Write a receipt"),
                        Order.class,
                        Receipt.class,
                        (order, call) -> new Receipt("Order " + order.id() + ": " + order.cents() + " cents"))
                .build();
    }

    @Bean
    Orders orders(Dispatch dispatch, JdbcTemplate tables) {
        return new Orders(dispatch, tables);
    }

    /** Keeps orders in the program's own table, with the run that carries each out. */
    public record Orders(Dispatch dispatch, JdbcTemplate tables) {
        RunId place(Order order) {
            String payload = Json.write(Params.of(order).fields());
            RunRequest request = RunRequest.of(OWNER, dispatch.plan("""
                    { "name": "Order", "steps": [
                        { "id": "receipt", "tool": "shop", "op": "receipt",
                          "params": { "id": "{{ trigger.id }}", "cents": "{{ trigger.cents }}" } } ] }""")).withPayload(payload);
            RunId run = dispatch.runs()
                    .startOnce(request, new RunKey("orders", order.id(), payload))
                    .started()
                    .run()
                    .id();
            tables.update("insert into orders values (?, ?, ?)", order.id(), order.cents(), run.value());
            return run;
        }

        RunRecord result(String order) {
            String run = tables.queryForObject("select run from orders where id = ?", String.class, order);
            return dispatch.runs().attach(OWNER, new RunId(run)).await();
        }
    }
}
