// Records each call of an old page: its name, its arguments' forms, and the form of its answer, once there is one.
(() => {
  const BASE64 = /^[A-Za-z0-9+/]{40,}={0,2}$/;
  const form = (value) => {
    if (typeof value !== "string") {
      return value === null ? "null" : value instanceof Date ? "date" : typeof value;
    }
    return value === "" ? "empty" : value.includes("||") ? "list" : BASE64.test(value) ? "base64" : "text";
  };
  let asked = 0;

  const answered = (name, number, answer) => {
    window.recorded(number, name, form(answer));
    return typeof answer === "object" && answer !== null && !(answer instanceof Date) ? watched(answer, name) : answer;
  };

  const called = (name, target, self, given) => {
    const number = asked++;
    const callback = given.findIndex((value) => typeof value === "function");
    if (callback >= 0) {
      const own = given[callback];
      given[callback] = (data, ...rest) => {
        window.recorded(number, name, form(data.retVal));
        own(data, ...rest);
      };
      target.apply(self, given);
      return undefined;
    }
    const answer = target.apply(self, given);
    return answer instanceof Promise
      ? answer.then((value) => answered(name, number, value))
      : answered(name, number, answer);
  };

  const watched = (object, name) =>
    new Proxy(object, {
      get: (target, key) => {
        const value = target[key];
        return typeof value === "function" && typeof key === "string" && key !== "then"
          ? (...given) => called(`${name}.${key}`, value, target, given)
          : value;
      },
      construct: (target, given) => watched(new target(...given), name),
      apply: (target, self, given) => called(name, target, self, given),
    });

  for (const name of Object.keys(window).filter((one) =>
    /^(SOF_.*|CerticateCollectionX|SecurityClient|pki|CertStore)$/.test(one),
  )) {
    window[name] = watched(window[name], name);
  }
})();
