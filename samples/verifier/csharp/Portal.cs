// A portal's login in C#, without packages: .NET 8, .NET Framework 4.7.2 or Mono. docs/verifier.md says what it does.
using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Runtime.Serialization.Json;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

static class Portal
{
    static readonly string Verifier = Setting("VERIFIER", "http://127.0.0.1:8420");
    static readonly string Token = Setting("VERIFIER_TOKEN", "");
    static readonly string Port = Setting("PORT", "8080");
    static readonly string Origin = Setting("ORIGIN", "http://localhost:" + Port); // configured, never taken from a request
    static readonly HttpClient Client = new HttpClient { Timeout = TimeSpan.FromSeconds(15) };
    const int Most = 64 * 1024;

    static string Setting(string name, string usual) => Environment.GetEnvironmentVariable(name) ?? usual;
    static XElement Json(byte[] text) =>
        Array.FindAll(text, each => each == '[' || each == '{').Length > 99 ? throw new IOException("too deep")
            : XElement.Load(JsonReaderWriterFactory.CreateJsonReader(text, System.Xml.XmlDictionaryReaderQuotas.Max));
    static XElement Text(string name, string value) => new XElement(name, new XAttribute("type", "string"), value);

    /// Asks the verifier; status 200 alone is a yes.
    static (int, XElement) Ask(string path, params XElement[] members)
    {
        var body = new MemoryStream();
        using (var writer = JsonReaderWriterFactory.CreateJsonWriter(body, Encoding.UTF8, false))
            new XElement("root", new XAttribute("type", "object"), members).WriteTo(writer);
        var request = new HttpRequestMessage(HttpMethod.Post, Verifier + path) { Content = new ByteArrayContent(body.ToArray()) };
        request.Content.Headers.Add("Content-Type", "application/json");
        if (Token != "") request.Headers.Add("Authorization", "Bearer " + Token);
        using (var answer = Client.SendAsync(request).GetAwaiter().GetResult())
            return ((int)answer.StatusCode, Json(answer.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult()));
    }

    static string Answer(HttpListenerRequest request, string browser)
    {
        var isChallenge = request.Url.AbsolutePath == "/challenge";
        if (!isChallenge && (request.ContentLength64 < 0 || request.ContentLength64 > Most)) throw new IOException("too large");
        var body = new MemoryStream();
        request.InputStream.CopyTo(body);
        var sent = isChallenge ? null : Json(body.ToArray());
        var (status, answer) = isChallenge
            ? Ask("/v1/challenges", Text("purpose", "login"), Text("session", browser))
            : Ask("/v1/logins", sent.Element("nonce"), sent.Element("token"), Text("origin", Origin), Text("session", browser));
        if (status != 200) throw new IOException(answer.Element("code").Value);
        // Find the account by the fingerprint that was stored when the certificate was bound.
        return isChallenge ? answer.Element("nonce").Value : "已登录 logged in: " + answer.Element("certificate").Element("fingerprint").Value;
    }
    static string NewBrowser() { var b = new byte[32]; using (var r = RandomNumberGenerator.Create()) r.GetBytes(b); return BitConverter.ToString(b); }

    static void Serve(HttpListenerContext context)
    {
        var (status, text) = (403, "not from our page");
        if (context.Request.HttpMethod == "POST" && context.Request.Headers["Origin"] == Origin)
        {
            var cookie = context.Request.Cookies["browser"]?.Value ?? "";
            var browser = cookie.Length == 95 ? cookie : NewBrowser();
            try { (status, text) = (200, Answer(context.Request, browser)); }
            catch (Exception fault) { Console.Error.WriteLine("refused: " + fault.Message); (status, text) = (401, "登录失败 login failed"); }
            if (context.Request.Url.AbsolutePath == "/login") browser = NewBrowser(); // over https as __Host-browser, with Secure
            context.Response.AppendHeader("Set-Cookie", "browser=" + browser + "; HttpOnly; SameSite=Strict; Path=/");
        }
        context.Response.StatusCode = status;
        context.Response.Close(Encoding.UTF8.GetBytes(text), false);
    }

    static void Main()
    {
        var server = new HttpListener { Prefixes = { "http://localhost:" + Port + "/" } };
        server.Start();
        while (true) // one after the other; ASP.NET does more at once
            try { Serve(server.GetContext()); }
            catch (Exception fault) { Console.Error.WriteLine("not answered: " + fault.Message); } // such as a browser that has gone away
    }
}
