"use strict";
// Draws /openapi.json: what each call takes, gives and may refuse, with a form to try it.
// Everything goes in as text, never as markup: titles of documents are not ours.

const element = (tag, words = "", attributes = {}) => {
  const made = document.createElement(tag);
  made.textContent = words;
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  return made;
};

// Descriptions mark names with one or two backticks.
const prose = (tag, words) => {
  const made = element(tag);
  words.split(/`+/).forEach((part, place) => made.append(place % 2 ? element("code", part) : part));
  return made;
};

const pretty = (value) => JSON.stringify(value, null, 2);

// A server refuses an overlong address before any of our own words are reached.
const shown = (words) => {
  try {
    return words && pretty(JSON.parse(words));
  } catch {
    return words;
  }
};

const resolve = (schema, api) => {
  const name = schema?.$ref?.split("/").pop();
  return name ? api.components.schemas[name] : schema ?? {};
};

const jsonSchema = (holder, api) => resolve(holder?.content?.["application/json"]?.schema, api);

const typeWords = (schema) =>
  schema.enum?.join(" | ") ??
  schema.$ref?.split("/").pop() ??
  schema.anyOf?.map(typeWords).join(" | ") ??
  (schema.type === "array" ? `list of ${typeWords(schema.items ?? {})}` : schema.type ?? "");

const parameterField = (parameter) => {
  const label = element("label", `${parameter.name}${parameter.required ? " *" : ""}`);
  const example = parameter.schema.examples?.[0] ?? parameter.examples?.[0] ?? "";
  const input = element("input", "", { name: parameter.name, "data-in": parameter.in });
  input.value = parameter.required ? example : "";
  label.append(prose("small", `${typeWords(parameter.schema)} ${parameter.description ?? ""}`));
  label.append(input);
  return label;
};

const bodyField = (operation, api) => {
  if (!operation.requestBody) return [];
  const label = element("label", "JSON body");
  const body = element("textarea", "", { name: "body" });
  body.value = pretty(jsonSchema(operation.requestBody, api).examples?.[0] ?? {});
  label.append(body);
  return [label];
};

const addressOf = (path, form) => {
  const query = new URLSearchParams();
  let address = path;
  for (const input of form.querySelectorAll("input")) {
    if (input.dataset.in === "path") {
      address = address.replace(`{${input.name}}`, encodeURIComponent(input.value));
    } else if (input.value) query.append(input.name, input.value);
  }
  return query.size ? `${address}?${query}` : address;
};

const send = async (method, path, form, output) => {
  const body = form.querySelector("textarea")?.value;
  const headers = body ? { "Content-Type": "application/json" } : {};
  output.hidden = false;
  try {
    const response = await fetch(addressOf(path, form), { method, headers, body });
    output.textContent = `${response.status}\n${shown(await response.text())}`;
  } catch (error) {
    output.textContent = String(error);
  }
};

const tryForm = (method, path, operation, api) => {
  const form = element("form");
  form.append(...(operation.parameters ?? []).map(parameterField), ...bodyField(operation, api));
  form.append(element("button", "Send"));
  const output = element("pre", "", { hidden: "" });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(method.toUpperCase(), path, form, output);
  });
  return [form, output];
};

const properties = (schema, api) => {
  const list = element("ul");
  for (const [name, property] of Object.entries(resolve(schema, api).properties ?? {})) {
    const item = element("li");
    item.append(element("code", name), ` ${typeWords(property)} ${property.description ?? ""}`);
    list.append(item);
  }
  return list;
};

const responses = (operation, api) => {
  const box = element("details");
  box.append(element("summary", "Responses"));
  for (const [status, response] of Object.entries(operation.responses)) {
    box.append(element("h4", `${status} ${response.description}`));
    const schema = jsonSchema(response, api);
    const problem = response.content?.["application/problem+json"]?.example;
    const example = schema.examples?.[0] ?? problem;
    box.append(properties(schema, api));
    if (example) box.append(element("pre", pretty(example)));
  }
  return box;
};

const draw = (method, path, operation, api) => {
  const article = element("article");
  const heading = element("h3");
  heading.append(element("span", method, { class: "method" }), element("code", path));
  article.append(heading, prose("p", `${operation.summary}. ${operation.description ?? ""}`));
  article.append(...tryForm(method, path, operation, api), responses(operation, api));
  return article;
};

const start = async () => {
  const api = await (await fetch("/openapi.json")).json();
  document.getElementById("title").textContent = `${api.info.title} ${api.info.version}`;
  document.getElementById("description").append(prose("span", api.info.description));
  const main = document.getElementById("operations");
  for (const [path, operations] of Object.entries(api.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      main.append(draw(method, path, operation, api));
    }
  }
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
};

start();
